import { useEffect } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import type { WindowedRows } from '../../ipc/useWindowedRows.ts';
import { publishList } from './listBehind.ts';
import type { PeopleCursor } from './usePeopleCursor.ts';

/** Lets a person's drawer step through the list for as long as it is on the screen. */
export function usePublishedList(rows: WindowedRows<PersonRow>, cursor: PeopleCursor): void {
  useEffect(() => {
    const beside = (personId: PersonId, step: number): PersonId | null => {
      const index = cursor.indexOf(personId);
      return index === null ? null : (rows.rowAt(index + step)?.id ?? null);
    };
    publishList({
      previousOf: (personId) => beside(personId, -1),
      nextOf: (personId) => beside(personId, 1),
      follow: (personId) => {
        const index = cursor.indexOf(personId);
        if (index !== null) cursor.goTo(index);
      },
    });
  });
  useEffect(() => () => publishList(null), []);
}
