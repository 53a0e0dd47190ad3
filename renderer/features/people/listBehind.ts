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

export function publishList(list: ListBehind | null): void {
  useListBehind.setState({ list });
}
