import type { Conflict } from '#shared/domain/conflict.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

const idOf = ({ id }: Conflict): string => id;

/** What waits for a decision between two sides, the oldest first. */
export function useConflicts(): AllPages<Conflict> {
  return useAllPages({
    queryKey: pagesKey('conflicts.list', {}),
    fetchPage: (page) => ask('conflicts.list', { ...page }),
    keyOf: idOf,
  });
}
