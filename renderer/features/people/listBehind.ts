import { create } from 'zustand';
import type { PersonId } from '#shared/domain/ids.ts';

/** The list from which somebody was opened, as far as it is here. */
export interface ListBehind {
  previousOf: (personId: PersonId) => PersonId | null;
  nextOf: (personId: PersonId) => PersonId | null;
  /** The drawer has gone on to somebody: their row becomes the current one. */
  follow: (personId: PersonId) => void;
}

/** The list on the screen that a person's drawer can step through; null where there is none. */
export const useListBehind = create<{ list: ListBehind | null }>()(() => ({ list: null }));

/**
 * A list by the places in it. `idAt` knows nobody before the first row, after the last, and where a row is not here;
 * `goTo` makes the row at a place the current one.
 */
export function listByPlace(
  indexOf: (personId: PersonId) => number | null,
  idAt: (index: number) => PersonId | null,
  goTo: (index: number) => void,
): ListBehind {
  const beside = (personId: PersonId, step: number) => {
    const index = indexOf(personId);
    return index === null ? null : idAt(index + step);
  };
  return {
    previousOf: (personId) => beside(personId, -1),
    nextOf: (personId) => beside(personId, 1),
    follow(personId) {
      const index = indexOf(personId);
      if (index !== null) goTo(index);
    },
  };
}

/** A list of which the beginning, or all of it, is here in one array. */
export function listOfIds(
  ids: readonly PersonId[],
  goTo: (index: number, personId: PersonId) => void,
): ListBehind {
  return listByPlace(
    (personId) => {
      const index = ids.indexOf(personId);
      return index === -1 ? null : index;
    },
    (index) => ids[index] ?? null,
    (index) => {
      const personId = ids[index];
      if (personId !== undefined) goTo(index, personId);
    },
  );
}

export function publishList(list: ListBehind | null): void {
  useListBehind.setState({ list });
}
