import { z } from 'zod';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { changeMembers } from './changeMembers.ts';
import { membersDevGroupSchema } from './groups.ts';
import { notSupported } from './notSupported.ts';
import { updateGroup } from './updateGroup.ts';

const deleteAnswerSchema = z.union([z.undefined(), z.null(), z.looseObject({})]);

const none: ReadonlySet<string> = new Set();

type MembersDevWrites = Pick<
  RemoteGroups,
  'createGroup' | 'updateGroup' | 'deleteGroup' | 'addMembers' | 'removeMembers'
>;

export function createMembersDevWrites(client: HttpClient): MembersDevWrites {
  return {
    async createGroup({ name, description }, signal) {
      return client.request(
        {
          method: 'POST',
          path: ['v1', 'groups'],
          json: { name, ...(description === null ? {} : { description }) },
        },
        membersDevGroupSchema,
        signal,
      );
    },

    async updateGroup(remoteId, { name, description }, signal) {
      if (name === undefined && description === undefined) return { ok: true, value: null };
      const json = {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined
          ? {}
          : { description: description ?? membersDevAssumptions.clearedDescription }),
      };
      const updated = await updateGroup(client, remoteId, json, signal);
      return updated.ok ? { ok: true, value: null } : updated;
    },

    async deleteGroup(remoteId, signal) {
      const answer = await client.request(
        { method: 'DELETE', path: ['v1', 'groups', { id: remoteId }] },
        deleteAnswerSchema,
        signal,
      );
      return answer.ok ? { ok: true, value: null } : answer;
    },

    async addMembers(remoteId, memberKeys, isAdmin, signal) {
      if (isAdmin) return notSupported();
      if (memberKeys.length === 0) return { ok: true, value: null };
      const added = new Set(memberKeys);
      return changeMembers(client, remoteId, { added, removed: none }, signal);
    },

    async removeMembers(remoteId, memberKeys, signal) {
      if (memberKeys.length === 0) return { ok: true, value: null };
      const removed = new Set(memberKeys);
      return changeMembers(client, remoteId, { added: none, removed }, signal);
    },
  };
}
