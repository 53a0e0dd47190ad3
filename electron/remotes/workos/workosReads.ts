import type { z } from 'zod';
import type { RemoteGroups, RemotePage, RemoteResult } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import type { HttpClient } from '../http.ts';
import { readItems } from '../readItems.ts';
import { workosGroupSchema, workosMemberSchema } from './groups.ts';
import { type List, requestAllRows, requestPage } from './listPages.ts';
import { isOrganizationMissing, type Organization } from './organization.ts';
import { workosPersonSchema } from './people.ts';

export const membershipsPath = ['user_management', 'organization_memberships'] as const;

type WorkosReads = Pick<RemoteGroups, 'verify' | 'listPeople' | 'listGroups' | 'getGroup'>;

export function createWorkosReads(client: HttpClient, organization: Organization): WorkosReads {
  const { groupsPath } = organization;
  /** Of an organization that was deleted, nobody and nothing is left. */
  async function listPage<Item>(
    kind: 'person' | 'group',
    list: List,
    schema: z.ZodType<Item>,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<RemoteResult<RemotePage<Item>>> {
    const page = await requestPage(client, list, cursor, signal);
    if (page.ok) {
      const { rows, after } = page.value;
      return { ok: true, value: { ...readItems(kind, 'id', rows, schema), nextCursor: after } };
    }
    return isOrganizationMissing(page.failure) && (await organization.wasDeleted(signal))
      ? { ok: true, value: { items: [], unreadable: [], nextCursor: null } }
      : page;
  }

  return {
    async verify(signal) {
      const problem = await organization.check(signal);
      return problem === null ? { ok: true, value: null } : failed(problem);
    },

    listPeople(cursor, signal) {
      const query = { organization_id: organization.id, statuses: 'active,inactive,pending' };
      const list = { path: membershipsPath, query };
      return listPage('person', list, workosPersonSchema, cursor, signal);
    },

    listGroups: (cursor, signal) =>
      listPage('group', { path: groupsPath }, workosGroupSchema, cursor, signal),

    async getGroup(remoteId, signal) {
      const path = [...groupsPath, { id: remoteId }];
      const answer = await client.request({ method: 'GET', path }, workosGroupSchema, signal);
      if (!answer.ok) {
        return failed(await organization.explainMissing(answer.failure, signal));
      }
      const members = { path: [...path, 'organization-memberships'] };
      const rows = await requestAllRows(client, members, signal);
      if (!rows.ok) {
        return failed(await organization.explainMissing(rows.failure, signal));
      }
      const { items, unreadable } = readItems('membership', 'id', rows.value, workosMemberSchema);
      const group = {
        ...answer.value,
        members: items,
        ...(unreadable.length > 0 && { hasUnreadableMembers: true }),
      };
      return { ok: true, value: { group, unreadable } };
    },
  };
}
