import { Text } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { useView, view } from '../../app/viewStore.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useOffer } from '../commands/offers.ts';
import { EmptyRoster } from './EmptyRoster.tsx';
import { focusRoster } from './focusRoster.ts';
import { GroupHeader } from './GroupHeader.tsx';
import { RosterFilter } from './RosterFilter.tsx';
import classes from './RosterPane.module.css';
import { RosterRowsSkeleton } from './RosterSkeleton.tsx';
import { RosterTable } from './RosterTable.tsx';
import { refusalsOf } from './refusals.ts';
import { copyPeople, removePeople, setAdmin } from './rosterEdits.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { clearIds, prune, selectAll } from './selection.ts';
import { useRoster } from './useRoster.ts';

/** Room that the selection bar takes over the table. */
const barSpace = 76;

/** The open group: header, filter, table, and the bar for the chosen people. */
export function RosterPane({ group }: { group: GroupSummary }): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities ?? null;
  const filter = useView((state) => state.rosterFilter.trim());
  const sort = useView((state) => state.rosterSort);
  const selection = useView((state) => state.selection);
  const rowHeight = useRowHeight();
  const { items, total, isComplete, failure, retry } = useRoster(group.id, filter, sort);
  const people = items ?? noPeople;
  const order = useMemo(() => people.map(({ id }) => id), [people]);
  const chosen = useMemo(
    () => people.filter(({ id }) => selection.ids.has(id)),
    [people, selection.ids],
  );
  const [wantsAll, setWantsAll] = useState(false);

  // "Everybody" means those too whose page has not come yet.
  useEffect(() => {
    if (!wantsAll || !isComplete) return;
    setWantsAll(false);
    view.select((before) => selectAll(before, order));
  }, [wantsAll, isComplete, order]);
  // Who was removed meanwhile, here or on the server, is no longer chosen.
  useEffect(() => {
    if (isComplete && filter === '') view.select((before) => prune(before, new Set(order)));
  }, [isComplete, filter, order]);

  const remove = async () => {
    await removePeople(group, selection.ids, people);
    focusRoster();
  };
  useOffer({
    selectAll: () => setWantsAll(true),
    copyRows: () => void copyPeople(chosen),
    removePeople: () => void remove(),
  });
  const hasRoles = capabilities?.groupAdmins === true;
  return (
    <>
      <GroupHeader group={group} capabilities={capabilities} />
      <div className={classes.toolbar}>
        <RosterFilter />
        {filter !== '' && items !== null && (
          <Text size="xs" c="dimmed" role="status">
            {formatCount(total)} of {countPeople(group.memberCount)}
          </Text>
        )}
      </div>
      {failure !== null && (
        <div className={classes.note}>
          <FailureNote failure={failure} retry={retry} />
        </div>
      )}
      {items === null && failure === null && <RosterRowsSkeleton />}
      {items !== null && items.length === 0 && <EmptyRoster group={group} filter={filter} />}
      {items !== null && items.length > 0 && (
        <RosterTable
          key={rowHeight}
          label={`Roster of ${group.name}`}
          people={items}
          total={total}
          isComplete={isComplete}
          hasRoles={hasRoles}
          sort={sort}
          rowHeight={rowHeight}
          bottomSpace={selection.ids.size > 0 ? barSpace : 0}
          onSelectAll={() => setWantsAll(true)}
          onRemove={() => void remove()}
          onCopy={() => void copyPeople(chosen)}
        />
      )}
      <SelectionBar
        count={selection.ids.size}
        hidden={isComplete ? selection.ids.size - chosen.length : 0}
        refusal={refusalsOf(group).update}
        canMakeAdmin={hasRoles && chosen.some(({ isAdmin }) => !isAdmin)}
        canEndAdmin={hasRoles && chosen.some(({ isAdmin }) => isAdmin)}
        onMove={() =>
          view.openDialog({ kind: 'movePeople', from: group, personIds: [...selection.ids] })
        }
        onSetAdmin={(isAdmin) => void setAdmin(group, chosen, isAdmin)}
        onCopy={() => void copyPeople(chosen)}
        onRemove={() => void remove()}
        onClear={() => {
          view.select(clearIds);
          focusRoster();
        }}
      />
    </>
  );
}

const noPeople: never[] = [];
