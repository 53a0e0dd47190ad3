import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { useView, view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import { useOffer } from '../commands/offers.ts';
import { EmptyRoster } from './EmptyRoster.tsx';
import { focusRoster } from './focusRoster.ts';
import { PastBanner } from './PastBanner.tsx';
import classes from './RosterPane.module.css';
import { RosterRowsSkeleton } from './RosterSkeleton.tsx';
import { RosterTable } from './RosterTable.tsx';
import { RosterToolbar } from './RosterToolbar.tsx';
import { rosterActions, runAction } from './rosterActions.tsx';
import { copyPeople } from './rosterEdits.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { clearIds } from './selection.ts';
import { useChosenPeople } from './useChosenPeople.ts';
import { usePastePeople } from './usePastePeople.ts';
import { useRefusals } from './useRefusals.ts';
import { useRoster } from './useRoster.ts';
import { useRosterColumns } from './useRosterColumns.ts';

/** Room that the selection bar takes over the table. */
const barSpace = 76;

interface RosterBodyProps {
  group: GroupSummary;
  hasRoles: boolean;
}

/** The people of the open group, now or as of a day: toolbar, table, and the bar for the chosen ones. */
export function RosterBody({ group, hasRoles }: RosterBodyProps): ReactNode {
  const asOf = useView((state) => state.asOf);
  const filter = useView((state) => state.rosterFilter.trim());
  const selection = useView((state) => state.selection);
  const rowHeight = useRowHeight();
  const refusals = useRefusals(group);
  const busy = useBusy();
  const { isKnown, columns, offer, attributes, order, sort, choose } = useRosterColumns();
  const question = { groupId: group.id, at: asOf, filter, order, attributes, isKnown };
  const { items, total, isComplete, first, failure, retry } = useRoster(question);
  const people = items ?? noPeople;
  const { ids, chosen, isAwaitingAll } = useChosenPeople(people, {
    isComplete,
    isFiltered: filter !== '',
    hasFailed: failure !== null,
  });
  usePastePeople(group.id, refusals.update);

  const actions = rosterActions({
    group,
    people,
    chosen,
    ids: selection.ids,
    columns,
    hasRoles,
    refusal: refusals.update,
    copyRefusal: refusals.past,
    busy,
  });
  const isAll = isComplete && chosen.length === people.length;
  const busyWords = isAwaitingAll ? `Selecting all ${formatCount(total)}…` : busy.words;
  const isBarOpen = selection.ids.size > 0 || busyWords !== null;
  const copy = () => {
    const active = people.find(({ id }) => id === selection.active) ?? people[0];
    if (chosen.length > 0) runAction(actions, 'copyRows');
    else if (active !== undefined) void copyPeople([active], columns);
  };
  useOffer({
    selectAll: () => view.wantAll(true),
    copyRows: copy,
    removePeople: () => runAction(actions, 'remove'),
    // The dialog offers both; of a group that may not be changed it can only copy.
    moveOrCopyPeople: () => runAction(actions, refusals.update === null ? 'move' : 'copyTo'),
    chooseColumns: () => view.openPanel('columns'),
    showPast: () => view.openPanel('past'),
  });
  return (
    <div className={classes.body} data-past={asOf !== null || undefined}>
      {asOf !== null && <PastBanner at={asOf} limits={first} />}
      <RosterToolbar
        group={group}
        shown={items === null ? null : total}
        isFiltered={filter !== ''}
        columns={columns}
        offer={offer}
        onChoose={choose}
      />
      {failure !== null && (
        <div className={classes.note}>
          <FailureNote failure={failure} retry={retry} />
        </div>
      )}
      {items === null && failure === null && <RosterRowsSkeleton />}
      {items !== null && items.length === 0 && (
        <EmptyRoster group={group} filter={filter} asOf={asOf} />
      )}
      {items !== null && items.length > 0 && (
        <RosterTable
          key={rowHeight}
          label={`Roster of ${group.name}`}
          people={people}
          ids={ids}
          total={total}
          isComplete={isComplete}
          columns={columns}
          order={order}
          onSort={sort}
          actions={actions}
          rowHeight={rowHeight}
          bottomSpace={isBarOpen ? barSpace : 0}
          onRemove={() => selection.ids.size > 0 && runAction(actions, 'remove')}
          onCopy={copy}
        />
      )}
      <SelectionBar
        count={selection.ids.size}
        hidden={isComplete ? selection.ids.size - chosen.length : 0}
        actions={actions}
        busyWords={busyWords}
        selectAllLabel={
          isAll ? null : `Select all ${formatCount(total)}${filter === '' ? '' : ' shown'}`
        }
        onSelectAll={() => view.wantAll(true)}
        onClear={() => {
          view.wantAll(false);
          view.select(clearIds);
          focusRoster();
        }}
      />
    </div>
  );
}

const noPeople: never[] = [];
