import { z } from 'zod';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient, HttpRequest } from '../http.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { membersDevGroupSchema } from './groups.ts';
import { notSupported } from './notSupported.ts';
import { readGroup } from './readGroup.ts';

/** What an update may be answered with: the group, or nothing. Anything else may come from elsewhere. */
const updateAnswerSchema = z.union([
  z.undefined(),
  z.null(),
  z.looseObject({ id: z.string(), name: z.string() }),
]);
const deleteAnswerSchema = z.union([z.undefined(), z.null(), z.looseObject({})]);

type MembersDevWrites = Pick<
  RemoteGroups,
  'createGroup' | 'updateGroup' | 'deleteGroup' | 'addMembers' | 'removeMembers'
>;

export function createMembersDevWrites(client: HttpClient): MembersDevWrites {
  async function send(
    request: HttpRequest,
    schema: z.ZodType<unknown>,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>> {
    const answer = await client.request(request, schema, signal);
    return answer.ok ? { ok: true, value: null } : answer;
  }

  function update(
    remoteId: string,
    json: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>> {
    const method = membersDevAssumptions.updateMethod;
    return send(
      { method, path: ['v1', 'groups', { id: remoteId }], json },
      updateAnswerSchema,
      signal,
    );
  }

  /** Sends the group's members, as they are now, with what `change` makes of them; nothing where that is the same. */
  async function changeMembers(
    remoteId: string,
    change: (present: ReadonlySet<string>) => ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>> {
    // Read right before, never taken from our copy: somebody else's addition must not be undone by the whole list.
    const read = await readGroup(client, remoteId, signal);
    if (!read.ok) return read;
    const { members, hasUnreadableMembers } = read.value.group;
    const present = new Set(members.map(({ memberKey }) => memberKey));
    const wanted = change(present);
    if (wanted.symmetricDifference(present).size === 0) return { ok: true, value: null };
    // Whoever cannot be named would be taken out of the group.
    if (hasUnreadableMembers) return failed(unreadable(200));
    return update(remoteId, { [membersDevAssumptions.memberListField]: [...wanted] }, signal);
  }

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
      return update(remoteId, json, signal);
    },

    deleteGroup: (remoteId, signal) =>
      send(
        { method: 'DELETE', path: ['v1', 'groups', { id: remoteId }] },
        deleteAnswerSchema,
        signal,
      ),

    async addMembers(remoteId, memberKeys, isAdmin, signal) {
      if (isAdmin) return notSupported();
      if (memberKeys.length === 0) return { ok: true, value: null };
      const added = new Set(memberKeys);
      return changeMembers(remoteId, (present) => present.union(added), signal);
    },

    async removeMembers(remoteId, memberKeys, signal) {
      if (memberKeys.length === 0) return { ok: true, value: null };
      const removed = new Set(memberKeys);
      return changeMembers(remoteId, (present) => present.difference(removed), signal);
    },
  };
}
