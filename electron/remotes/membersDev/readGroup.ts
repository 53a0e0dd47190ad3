import { z } from 'zod';
import type { ReadGroup, RemoteMember, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { readItems, readText } from '../readItems.ts';
import { membersDevAssumptions } from './assumptions.ts';
import {
  membersDevGroupWithMembersSchema,
  membersDevMemberSchema,
  membersDevStaySchema,
} from './groups.ts';
import { createListReader } from './readList.ts';

/** Asks for memberships that have ended as well, in an answer that is a group. */
export const withHistory = { [membersDevAssumptions.historyParameter]: 'true' } as const;

/** `membershipIds`: of every membership the answer names, ended or not. */
export interface ReadMemberships extends ReadGroup {
  membershipIds: ReadonlySet<string>;
}

/**
 * One group with its members and those who left. Where its answer names fewer members than it has (left out, cut
 * short, or unreadable), the rest are taken from the list of the users in the group: an update sends all members, so
 * whoever were missing here would be taken out of the group there.
 */
export async function readGroup(
  client: HttpClient,
  remoteId: string,
  signal: AbortSignal,
): Promise<RemoteResult<ReadMemberships>> {
  const answer = await client.request(
    { method: 'GET', path: ['v1', 'groups', { id: remoteId }], query: withHistory },
    membersDevGroupWithMembersSchema,
    signal,
  );
  if (!answer.ok) return answer;
  const { summary, rawMembers, rawHistory, memberCount } = answer.value;
  const named = readItems('membership', 'user_id', rawMembers ?? [], membersDevMemberSchema);
  const stays = readItems('membership', 'user_id', rawHistory, membersDevStaySchema);
  const members = new Map(named.items.map((member) => [member.memberKey, member]));

  const expected = Math.max(memberCount ?? 0, members.size + named.unreadable.length);
  if (rawMembers === null || members.size < expected) {
    const userIds = await readUserIds(client, remoteId, signal);
    if (!userIds.ok) return userIds;
    for (const memberKey of userIds.value) {
      if (!members.has(memberKey)) members.set(memberKey, memberWithoutDate(memberKey));
    }
  }
  return {
    ok: true,
    value: {
      group: {
        ...summary,
        members: [...members.values()],
        history: stays.items.filter((stay) => stay !== null),
        ...(members.size < expected && { hasUnreadableMembers: true }),
      },
      unreadable: [...named.unreadable, ...stays.unreadable],
      membershipIds: new Set([...(rawMembers ?? []), ...rawHistory].flatMap(membershipIdIn)),
    },
  };
}

export function membershipIdIn(raw: unknown): string[] {
  const id = readText(raw, 'membership_id');
  return id === null ? [] : [id];
}

const memberWithoutDate = (memberKey: string): RemoteMember => ({
  memberKey,
  isAdmin: false,
  joinedAt: null,
});

const userIdSchema = z.object({ id: z.string().min(1) }).transform(({ id }) => id);

/** Everybody with an active membership in the group, by the user list's own filter. */
async function readUserIds(
  client: HttpClient,
  remoteId: string,
  signal: AbortSignal,
): Promise<RemoteResult<readonly string[]>> {
  const readPage = createListReader(client, {
    path: ['v1', 'users'],
    query: { user_group_id: remoteId },
    readItems: (rawItems) => readItems('person', 'id', rawItems, userIdSchema),
  });
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(cursor, signal);
    if (!page.ok) return page;
    ids.push(...page.value.items);
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return { ok: true, value: ids };
}
