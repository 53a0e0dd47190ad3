import type { GroupSummary } from '#shared/domain/group.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

const idOf = ({ id }: GroupSummary): string => id;

/** Every group, or those with the text in their name, by name. */
export function useGroups(search: string): AllPages<GroupSummary> {
  return useAllPages({
    queryKey: pagesKey('groups.list', { search }),
    fetchPage: (page) => ask('groups.list', { search, ...page }),
    keyOf: idOf,
    firstPage: 200,
    keepsRowsOf: ([method]) => method === 'groups.list',
  });
}
