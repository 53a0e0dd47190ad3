import type { PendingChange } from '#shared/domain/change.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

const idOf = ({ id }: PendingChange): string => id;

/** Every edit that has not reached the server, in the order it was made. */
export function useChanges(): AllPages<PendingChange> {
  return useAllPages({
    queryKey: pagesKey('changes.list', {}),
    fetchPage: (page) => ask('changes.list', { ...page }),
    keyOf: idOf,
  });
}
