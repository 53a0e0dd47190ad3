import { z } from 'zod';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { readItems } from '../readItems.ts';
import { membersDevGroupSchema } from './groups.ts';
import { readPeople } from './people.ts';
import { readGroup } from './readGroup.ts';
import { createListReader } from './readList.ts';

const listSchema = z.object({ items: z.array(z.unknown()) });

type MembersDevReads = Pick<RemoteGroups, 'verify' | 'listPeople' | 'listGroups' | 'getGroup'>;

export function createMembersDevReads(client: HttpClient): MembersDevReads {
  return {
    async verify(signal) {
      const answer = await client.request(
        { method: 'GET', path: ['v1', 'groups'], query: { page: '1', size: '1' } },
        listSchema,
        signal,
      );
      return answer.ok ? { ok: true, value: null } : answer;
    },

    listPeople: createListReader(client, {
      path: ['v1', 'users'],
      query: {},
      readItems: readPeople,
    }),

    listGroups: createListReader(client, {
      path: ['v1', 'groups'],
      query: {},
      readItems: (rawItems) => readItems('group', 'id', rawItems, membersDevGroupSchema),
    }),

    async getGroup(remoteId, signal) {
      const read = await readGroup(client, remoteId, signal);
      if (!read.ok) return read;
      const { group, unreadable } = read.value;
      return { ok: true, value: { group, unreadable } };
    },
  };
}
