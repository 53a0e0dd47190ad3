import { useEffect, useMemo } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { useView, view } from '../../app/viewStore.ts';
import { prune, selectAll } from './selection.ts';

interface ChosenPeople {
  /** The ids of everybody on the screen, in its order. */
  ids: readonly PersonId[];
  /** Those chosen of them. */
  chosen: readonly RosterRow[];
  /** Everybody is to be chosen, and not all of them are here yet. */
  isAwaitingAll: boolean;
}

/** Who is chosen of the people on the screen. Keeps the selection to those who are there. */
export function useChosenPeople(
  people: readonly RosterRow[],
  { isComplete, isFiltered, hasFailed }: Record<'isComplete' | 'isFiltered' | 'hasFailed', boolean>,
): ChosenPeople {
  const selected = useView((state) => state.selection.ids);
  const isAllWanted = useView((state) => state.isAllWanted);
  const ids = useMemo(() => people.map(({ id }) => id), [people]);
  const chosen = useMemo(
    () => (selected.size === 0 ? nobody : people.filter(({ id }) => selected.has(id))),
    [people, selected],
  );
  // "Everybody" means those too whose page has not come yet.
  useEffect(() => {
    if (!isAllWanted || !(isComplete || hasFailed)) return;
    view.wantAll(false);
    if (isComplete) view.select((before) => selectAll(before, ids));
  }, [isAllWanted, isComplete, hasFailed, ids]);
  // Who was removed meanwhile, here or on the server, is no longer chosen.
  useEffect(() => {
    if (isComplete && !isFiltered) view.select((before) => prune(before, new Set(ids)));
  }, [isComplete, isFiltered, ids]);
  return { ids, chosen, isAwaitingAll: isAllWanted && !isComplete };
}

const nobody: never[] = [];
