import { useMemo, useRef, useState } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { useView, view } from '../../app/viewStore.ts';
import type { WindowedRows } from '../../ipc/useWindowedRows.ts';
import type { KnownRows } from '../../ipc/windowPages.ts';
import {
  clearIds,
  moveTo,
  type Selection,
  selectOnly,
  selectRange,
  toggle,
} from '../roster/selection.ts';

/** Where the keyboard is and what it chooses, in a list of which only a part is here. */
export interface PeopleCursor {
  activeIndex: number;
  selection: Selection<PersonId>;
  /** Where somebody stands; null while their row is not here. */
  indexOf: (id: PersonId) => number | null;
  /** Moves the keyboard; also to a row that has not come yet. */
  goTo: (index: number) => void;
  toggle: (index: number) => void;
  selectOnly: (index: number) => void;
  /** Everything from the last click to here. `keep`: beside what was chosen. */
  extendTo: (index: number, keep: boolean) => void;
  /** Nobody is chosen, and nobody will be by a range that is still being read. */
  clear: () => void;
}

/**
 * `readIds` fetches whoever stands between two places, both included, where they are not all here.
 */
export function usePeopleCursor(
  rows: WindowedRows<PersonRow>,
  readIds: (first: number, last: number) => Promise<readonly PersonId[] | null>,
): PeopleCursor {
  const selection = useView((state) => state.peopleSelection);
  const [kept, setKept] = useState<Cursor>({ listKey: rows.listKey, active: 0, anchor: null });
  const lastRange = useRef(0);
  const cursor = kept.listKey === rows.listKey ? kept : { active: 0, anchor: null };
  const { known } = rows;
  const places = useMemo(() => indexRows(known), [known]);
  const end = Math.max(0, (rows.total ?? 0) - 1);
  const activeIndex = Math.min(end, placeOf(selection.active, places) ?? cursor.active);
  const anchorIndex = placeOf(selection.anchor, places) ?? cursor.anchor ?? activeIndex;

  const keep = (active: number, anchor: number) =>
    setKept({ listKey: rows.listKey, active, anchor });
  const act = (index: number, change: (id: PersonId) => void) => {
    keep(index, index);
    lastRange.current += 1;
    const id = rows.rowAt(index)?.id;
    if (id !== undefined) change(id);
  };

  return {
    activeIndex,
    selection,
    indexOf: (id) => placeOf(id, places),
    goTo(index) {
      keep(index, index);
      lastRange.current += 1;
      const id = rows.rowAt(index)?.id;
      view.selectPeople((before) =>
        id === undefined ? { ...before, active: null, anchor: null } : moveTo(before, id),
      );
    },
    toggle: (index) => act(index, (id) => view.selectPeople((before) => toggle(before, id))),
    selectOnly: (index) => act(index, (id) => view.selectPeople(() => selectOnly(id))),
    clear() {
      lastRange.current += 1;
      view.selectPeople(clearIds);
    },
    extendTo(index, keepsOthers) {
      keep(index, anchorIndex);
      lastRange.current += 1;
      const mine = lastRange.current;
      const first = Math.min(anchorIndex, index);
      const last = Math.max(anchorIndex, index);
      const choose = (ids: readonly PersonId[]) => {
        const to = ids[index - first];
        if (to === undefined) return;
        const anchor = ids[anchorIndex - first] ?? null;
        view.selectPeople((before) => selectRange({ ...before, anchor }, ids, to, keepsOthers));
      };
      const here = idsBetween(rows, first, last);
      if (here !== null) {
        choose(here);
        return;
      }
      // The keyboard goes on at once; who was passed over is chosen when they have come, unless it went elsewhere.
      view.selectPeople((before) => ({ ...before, active: rows.rowAt(index)?.id ?? null }));
      void readIds(first, last).then((ids) => {
        if (ids !== null && lastRange.current === mine) choose(ids);
      });
    },
  };
}

interface Cursor {
  listKey: string;
  active: number;
  anchor: number | null;
}

function indexRows(known: KnownRows<PersonRow> | null): ReadonlyMap<PersonId, number> {
  const places = new Map<PersonId, number>();
  if (known === null) return places;
  for (const [page, people] of known.pages) {
    for (const [index, { id }] of people.entries()) places.set(id, page * known.pageSize + index);
  }
  return places;
}

function placeOf(id: PersonId | null, places: ReadonlyMap<PersonId, number>): number | null {
  return id === null ? null : (places.get(id) ?? null);
}

function idsBetween(rows: WindowedRows<PersonRow>, first: number, last: number): PersonId[] | null {
  const ids: PersonId[] = [];
  for (let index = first; index <= last; index += 1) {
    const id = rows.rowAt(index)?.id;
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}
