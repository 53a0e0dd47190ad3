import { Button, EmptyState } from '@mantine/core';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { useView, view } from '../../app/viewStore.ts';
import { countPeople } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import screen from '../../ui/Screen.module.css';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { ColumnsButton } from '../columns/ColumnsButton.tsx';
import { useOffer } from '../commands/offers.ts';
import { ExportButton } from '../exports/ExportButton.tsx';
import { exportChosen } from '../exports/openExport.ts';
import { ImportButton } from '../imports/ImportButton.tsx';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { peopleSearchId } from './elementIds.ts';
import { FilterBar } from './FilterBar.tsx';
import { focusPeople } from './focusPeople.ts';
import { listByPlace } from './listBehind.ts';
import classes from './PeopleScreen.module.css';
import { PeopleSearch } from './PeopleSearch.tsx';
import { PeopleSelectionBar } from './PeopleSelectionBar.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { offeredColumns } from './peopleColumns.tsx';
import { everybody, hasRules } from './peopleFilter.ts';
import { SavedFilterMenu } from './SavedFilterMenu.tsx';
import { useChosenPeople } from './useChosenPeople.ts';
import { usePeople, usePeopleQuery } from './usePeople.ts';
import { usePeopleColumns } from './usePeopleColumns.ts';
import { usePeopleCursor } from './usePeopleCursor.ts';
import { usePublishedList } from './usePublishedList.ts';

/** Room that the selection bar takes over the table. */
const barSpace = 76;

/** Everybody: searched with every key, filtered by groups and status, chosen for what is to be done with them. */
export function PeopleScreen(): ReactNode {
  const filter = useView((state) => state.peopleFilter);
  const sort = useView((state) => state.peopleSort);
  const rowHeight = useRowHeight();
  const { columns, attributes, choose } = usePeopleColumns();
  const query = usePeopleQuery(attributes);
  const rows = usePeople(query);
  const chosen = useChosenPeople(rows, query, columns);
  const cursor = usePeopleCursor(rows, chosen.readIds);
  usePublishedList(
    listByPlace(cursor.indexOf, (index) => rows.rowAt(index)?.id ?? null, cursor.goTo),
  );
  useOffer({ chooseColumns: () => view.openPanel('columns') });
  const isFiltered = hasRules(filter) || filter.text.trim() !== '';
  const total = rows.total ?? 0;
  return (
    <section className={screen.screen} aria-label="People">
      <ScreenHeader
        title="People"
        summary={rows.total !== null && !rows.isPrevious && countPeople(total)}
      >
        <ImportButton />
        <ExportButton />
        <NewPersonButton />
      </ScreenHeader>
      <div className={classes.toolbar}>
        <div className={classes.rules}>
          <PeopleSearch />
          <FilterBar filter={filter} onChange={view.filterPeople} />
          <SavedFilterMenu />
        </div>
        <ColumnsButton
          label="Columns of the people"
          columns={columns}
          offer={offeredColumns}
          onChoose={choose}
        />
      </div>
      {rows.failure !== null && (
        <div className={classes.note}>
          <FailureNote failure={rows.failure} retry={rows.retry} />
        </div>
      )}
      {rows.total === null && rows.failure === null && <RosterRowsSkeleton />}
      {rows.total === 0 && <Nobody isFiltered={isFiltered} />}
      {total > 0 && (
        <PeopleTable
          key={rowHeight}
          rows={rows}
          cursor={cursor}
          columns={columns}
          sort={sort}
          rowHeight={rowHeight}
          bottomSpace={cursor.selection.ids.size > 0 ? barSpace : 0}
          onSelectAll={chosen.selectAll}
          onCopy={chosen.copy}
          onOpen={(index) => {
            const person = rows.rowAt(index);
            if (person !== undefined) view.openPerson(person.id);
          }}
          onLetter={goToSearch}
        />
      )}
      <PeopleSelectionBar
        count={cursor.selection.ids.size}
        hidden={chosen.hidden}
        total={total}
        busyWith={chosen.busyWith}
        groups={chosen.groups}
        onSelectAll={chosen.selectAll}
        onAdd={chosen.add}
        onRemove={chosen.remove}
        onCopy={chosen.copy}
        onExport={exportChosen}
        onClear={() => {
          cursor.clear();
          focusPeople();
        }}
      />
    </section>
  );
}

function NewPersonButton(): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities;
  const refusal =
    capabilities === undefined || capabilities.createPeople
      ? null
      : `New people are made in ${capabilities.providerLabel} itself; they appear here with the next sync.`;
  return (
    <Refusable reason={refusal}>
      <Button
        leftSection={<IconUserPlus size={16} aria-hidden />}
        {...refusable(refusal, () => view.openDialog({ kind: 'newPerson' }))}
      >
        New person
      </Button>
    </Refusable>
  );
}

function Nobody({ isFiltered }: { isFiltered: boolean }): ReactNode {
  if (!isFiltered) {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconUsers aria-hidden />}
        title="Nobody here yet"
        description="People appear here when they have been fetched from the server, or from a list."
      >
        <EmptyState.Actions>
          <ImportButton />
        </EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      className={classes.empty}
      icon={<IconSearchOff aria-hidden />}
      title="Nobody fits"
      description="The search looks at names, e-mail addresses and phone numbers."
    >
      <EmptyState.Actions>
        <Button
          variant="default"
          onClick={() => {
            view.filterPeople(everybody);
            view.pickSavedFilter(null);
            goToSearch();
          }}
        >
          Show everybody
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}

function goToSearch(): void {
  const field = document.getElementById(peopleSearchId);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
