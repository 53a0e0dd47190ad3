import { useRef, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { useView, view } from '../../app/viewStore.ts';
import { ask, failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import type { WindowedRows } from '../../ipc/useWindowedRows.ts';
import { countPeople } from '../../ui/counts.ts';
import { showFailure } from '../../ui/toasts.tsx';
import { clearIds, selectAll } from '../roster/selection.ts';
import { focusPeople } from './focusPeople.ts';
import type { PeopleColumn } from './peopleColumns.tsx';
import { type ChosenPeople, copyPeople, removeFromGroup } from './peopleEdits.ts';
import { hasRules } from './peopleFilter.ts';
import { readBetween, readChosen } from './readPeople.ts';
import { useGroupNames } from './useGroupNames.ts';
import type { PeopleQuery } from './usePeople.ts';

/** What can be done with the chosen people, of whom most rows may never have been here. */
export function useChosenPeople(
  rows: WindowedRows<PersonRow>,
  query: PeopleQuery,
  columns: readonly PeopleColumn[],
) {
  const ids = useView((state) => state.peopleSelection.ids);
  const { byId } = useGroupNames();
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const running = useRef(0);
  const { filter } = query;
  const isFiltered = hasRules(filter) || filter.text !== '';
  const listed = useAsk(
    'people.ids',
    { filter },
    { enabled: isFiltered && ids.size > 0, keepsPrevious: true },
  );

  const during = async <Value>(what: string, act: () => Promise<Value>): Promise<Value | null> => {
    running.current += 1;
    setBusyWith(what);
    try {
      return await act();
    } catch (error) {
      showFailure('The people could not be read', failureOf(error));
      return null;
    } finally {
      running.current -= 1;
      if (running.current === 0) setBusyWith(null);
    }
  };
  const chosen = (): ChosenPeople => ({
    personIds: [...ids],
    names: namesHere(rows, ids),
  });

  return {
    busyWith,
    /** How many of the chosen the filter hides. */
    hidden: isFiltered ? countHidden(ids, listed.data?.personIds) : 0,
    groups: [...new Set([...filter.anyOf, ...filter.allOf])].flatMap((id) => byId.get(id) ?? []),
    async readIds(first: number, last: number): Promise<readonly PersonId[] | null> {
      const people = await during(`Choosing ${countPeople(last - first + 1)}…`, () =>
        readBetween(query, first, last),
      );
      return people?.map(({ id }) => id) ?? null;
    },
    selectAll: () =>
      void during(`Choosing ${countPeople(rows.total ?? 0)}…`, async () => {
        const { personIds } = await ask('people.ids', { filter });
        view.selectPeople((before) => selectAll(before, personIds));
      }),
    add() {
      const { personIds, names } = chosen();
      view.openDialog({ kind: 'addToGroups', personIds: [...personIds], names: [...names] });
    },
    remove: (group: GroupSummary) =>
      void during(`Removing ${countPeople(ids.size)}…`, async () => {
        if (!(await removeFromGroup(chosen(), group))) return;
        // They leave the list, and the bar with its button goes: the keyboard goes on in the rows.
        view.selectPeople(clearIds);
        focusPeople();
      }),
    copy: () =>
      void during(`Copying ${countPeople(ids.size)}…`, async () => {
        if (ids.size === 0) return;
        await copyPeople(await readChosen(rows.known, query, ids), columns);
      }),
  };
}

function countHidden(ids: ReadonlySet<PersonId>, listed: readonly PersonId[] | undefined): number {
  if (listed === undefined || ids.size === 0) return 0;
  let inSight = 0;
  for (const id of listed) if (ids.has(id)) inSight += 1;
  return ids.size - inSight;
}

/** The names of the first three of them whose rows are here. */
function namesHere({ known }: WindowedRows<PersonRow>, ids: ReadonlySet<PersonId>): string[] {
  const names: string[] = [];
  for (const page of known?.pages.values() ?? []) {
    for (const { id, name } of page) {
      if (ids.has(id)) names.push(name);
      if (names.length === 3) return names;
    }
  }
  return names;
}
