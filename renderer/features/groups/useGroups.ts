import type { GroupSummary } from '#shared/domain/group.ts';
import type { TableLayout } from '#shared/domain/tableLayout.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

const idOf = ({ id }: GroupSummary): string => id;

/** Every group, or those with the text in their name. */
export function useGroups(
  search: string,
  sort: TableLayout['groupSort'] = 'name',
  enabled = true,
): AllPages<GroupSummary> {
  return useAllPages({
    queryKey: pagesKey('groups.list', { search, sort }),
    enabled,
    fetchPage: (page) => ask('groups.list', { search, sort, ...page }),
    keyOf: idOf,
    firstPage: 200,
    keepsRowsOf: ([method, , pages]) => method === 'groups.list' && pages === 'pages',
  });
}
