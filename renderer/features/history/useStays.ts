import type { GroupId } from '#shared/domain/ids.ts';
import type { Stay, StaysFilter } from '#shared/domain/stay.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

/** Nobody begins two stays in a group at the same moment and ends them at the same moment too. */
export function keyOfStay({ person, joinedAt, leftAt }: Stay): string {
  return `${person.id} ${joinedAt} ${leftAt}`;
}

/** Who is and was in a group, as far as the filter and the text let through; what happened last first. */
export function useStays(groupId: GroupId, filter: StaysFilter, text: string): AllPages<Stay> {
  const params = { groupId, filter, text };
  return useAllPages({
    queryKey: pagesKey('members.history', params),
    fetchPage: (page) => ask('members.history', { ...params, ...page }),
    keyOf: keyOfStay,
    // The same group's other stays may stand in; another group's may not.
    keepsRowsOf: ([method, other]) => method === 'members.history' && isAbout(other, groupId),
  });
}

function isAbout(params: unknown, groupId: GroupId): boolean {
  return (
    typeof params === 'object' &&
    params !== null &&
    'groupId' in params &&
    params.groupId === groupId
  );
}
