import type { GroupId } from '#shared/domain/ids.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

/** Nobody begins two stays in a group at the same moment and ends them at the same moment too. */
export function keyOfStay({ person, joinedAt, leftAt }: Stay): string {
  return `${person.id} ${joinedAt} ${leftAt}`;
}

/** Who is and was in a group, what happened last first. */
export function useStays(groupId: GroupId): AllPages<Stay> {
  return useAllPages({
    queryKey: pagesKey('members.history', { groupId }),
    fetchPage: (page) => ask('members.history', { groupId, ...page }),
    keyOf: keyOfStay,
  });
}
