import { z } from 'zod';
import type {
  ReadGroup,
  RemoteGroups,
  RemotePage,
  RemoteResult,
} from '#electron/sync/ports/remote.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { readItems, readText } from '../readItems.ts';
import { streamAssumptions } from './assumptions.ts';
import { streamGroupSchema, streamGroupWithMembersSchema, streamMemberSchema } from './groups.ts';
import { cursorAfter, decodeCursor, encodeCursor } from './groupsCursor.ts';
import { streamPersonSchema } from './people.ts';
import { queryUsers } from './queryUsers.ts';

/** The most that Stream gives in one page, of users and of groups. */
const PAGE_SIZE = 100;

const { groupsKeyset: keyset } = streamAssumptions;

const groupsSchema = z.object({ user_groups: z.array(z.unknown()) });
const groupSchema = z.object({ user_group: streamGroupWithMembersSchema });

type StreamReads = Pick<RemoteGroups, 'verify' | 'listPeople' | 'listGroups' | 'getGroup'>;

/** `team`: null for the whole app; otherwise only its groups and people are there. */
export function createStreamReads(client: HttpClient, team: string | null): StreamReads {
  const inTeam = team === null ? {} : { team_id: team };
  return {
    async verify(signal) {
      const answer = await client.request(
        { method: 'GET', path: ['usergroups'], query: { limit: '1', ...inTeam } },
        groupsSchema,
        signal,
      );
      return answer.ok ? { ok: true, value: null } : answer;
    },

    async listPeople(cursor, signal) {
      // By id instead of by offset: offsets end at 1,000, and a page would shift when somebody is added.
      const answer = await queryUsers(
        client,
        {
          filter_conditions: {
            ...streamAssumptions.everyUserFilter,
            ...(team !== null && streamAssumptions.teamFilter(team)),
            ...(cursor !== null && { id: { $gt: cursor } }),
          },
          sort: [{ field: 'id', direction: 1 }],
          limit: PAGE_SIZE,
        },
        signal,
      );
      if (!answer.ok) {
        return answer;
      }
      const users = answer.value;
      const lastId = users.map((user) => readText(user, 'id')).findLast((id) => id !== null);
      const page = readItems('person', 'id', users, streamPersonSchema);
      return endPage(users.length, page, cursor, lastId ?? null);
    },

    async listGroups(cursor, signal) {
      const after = cursor === null ? null : decodeCursor(cursor);
      const answer = await client.request(
        {
          method: 'GET',
          path: ['usergroups'],
          query: {
            limit: String(PAGE_SIZE),
            ...inTeam,
            ...(after === null
              ? {}
              : { [keyset.createdAt]: after.createdAt, [keyset.id]: after.id }),
          },
        },
        groupsSchema,
        signal,
      );
      if (!answer.ok) {
        return answer;
      }
      const groups = answer.value.user_groups;
      const next = cursorAfter(groups);
      const page = readItems('group', 'id', groups, streamGroupSchema);
      return endPage(groups.length, page, cursor, next === null ? null : encodeCursor(next));
    },

    async getGroup(remoteId, signal): Promise<RemoteResult<ReadGroup>> {
      const answer = await client.request(
        { method: 'GET', path: ['usergroups', { id: remoteId }], query: inTeam },
        groupSchema,
        signal,
      );
      if (!answer.ok) {
        return answer;
      }
      const { summary, rawMembers } = answer.value.user_group;
      const members = readItems('membership', 'user_id', rawMembers, streamMemberSchema);
      const { items, unreadable: setAside } = members;
      const group = {
        ...summary,
        members: items,
        ...(setAside.length > 0 && { hasUnreadableMembers: true }),
      };
      return { ok: true, value: { group, unreadable: setAside } };
    },
  };
}

/** A short page is the last. A full one that does not lead on would be read for ever: that is no answer. */
function endPage<Item>(
  itemCount: number,
  page: Pick<RemotePage<Item>, 'items' | 'unreadable'>,
  cursor: string | null,
  next: string | null,
): RemoteResult<RemotePage<Item>> {
  if (itemCount < PAGE_SIZE) {
    return { ok: true, value: { ...page, nextCursor: null } };
  }
  return next === null || next === cursor
    ? { ok: false, failure: unreadable(200) }
    : { ok: true, value: { ...page, nextCursor: next } };
}
