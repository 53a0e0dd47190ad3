import type { GroupId } from '#shared/domain/ids.ts';
import type { RosterRow, RosterSort } from '#shared/domain/roster.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

const idOf = ({ id }: RosterRow): string => id;

/** Who is in a group, sorted and filtered by the store. */
export function useRoster(groupId: GroupId, filter: string, sort: RosterSort): AllPages<RosterRow> {
  const key = pagesKey('roster.query', { groupId, filter, sort: [sort] });
  return useAllPages({
    queryKey: key,
    fetchPage: (page) => ask('roster.query', { groupId, filter, sort: [sort], ...page }),
    keyOf: idOf,
    // The same group sorted or filtered otherwise may stand in; another group's people may not.
    keepsRowsOf: ([method, params]) => method === 'roster.query' && isOfGroup(params, groupId),
  });
}

/** Whether a query's parameters are about this group. */
export function isOfGroup(params: unknown, groupId: GroupId): boolean {
  return (
    typeof params === 'object' &&
    params !== null &&
    'groupId' in params &&
    params.groupId === groupId
  );
}
