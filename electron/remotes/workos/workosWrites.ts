import { z } from 'zod';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { refused } from '../errors.ts';
import type { HttpClient, HttpRequest } from '../http.ts';
import { workosAssumptions } from './assumptions.ts';
import { idSchema, workosGroupSchema } from './groups.ts';
import { isMissing, type Organization } from './organization.ts';

/** An answer to a write that at least names a group; anything else may come from elsewhere. */
const writeAnswerSchema = z.object({ object: z.literal('group'), id: idSchema });
/** Deleting and removing are answered with 204 and nothing. */
const emptySchema = z.undefined();

const done = { ok: true, value: null } as const;

type WorkosWrites = Pick<
  RemoteGroups,
  'createGroup' | 'updateGroup' | 'deleteGroup' | 'addMembers' | 'removeMembers' | 'setAdmin'
>;

export function createWorkosWrites(client: HttpClient, organization: Organization): WorkosWrites {
  const { groupsPath } = organization;
  const groupPath = (remoteId: string) => [...groupsPath, { id: remoteId }];
  const membersPath = (remoteId: string) => [...groupPath(remoteId), 'organization-memberships'];

  async function send(
    request: HttpRequest,
    schema: z.ZodType<unknown>,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>> {
    const answer = await client.request(request, schema, signal);
    return answer.ok ? done : failed(await organization.explainMissing(answer.failure, signal));
  }

  return {
    createGroup: ({ name, description, idempotencyKey }, signal) =>
      client.request(
        {
          method: 'POST',
          path: groupsPath,
          headers: { [workosAssumptions.idempotencyHeader]: idempotencyKey },
          json: { name, ...(description === null ? {} : { description }) },
        },
        workosGroupSchema,
        signal,
      ),

    async updateGroup(remoteId, { name, description }, signal) {
      if (name === undefined && description === undefined) {
        return done;
      }
      // The official client (11.0) sends a null for a description that is not mentioned, which clears it.
      const json = {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined
          ? {}
          : { description: description ?? workosAssumptions.clearedDescription }),
      };
      const path = groupPath(remoteId);
      return send({ method: 'PATCH', path, json }, writeAnswerSchema, signal);
    },

    deleteGroup: (remoteId, signal) =>
      send({ method: 'DELETE', path: groupPath(remoteId) }, emptySchema, signal),

    async addMembers(remoteId, memberKeys, isAdmin, signal) {
      const [memberKey] = memberKeys;
      if (memberKey === undefined) {
        return done;
      }
      if (memberKeys.length > 1 || isAdmin) {
        return notSupported;
      }
      const json = { organization_membership_id: memberKey };
      const path = membersPath(remoteId);
      return send({ method: 'POST', path, json }, writeAnswerSchema, signal);
    },

    async removeMembers(remoteId, memberKeys, signal) {
      const [memberKey] = memberKeys;
      if (memberKey === undefined) {
        return done;
      }
      if (memberKeys.length > 1) {
        return notSupported;
      }
      const path = [...membersPath(remoteId), { id: memberKey }];
      const answer = await client.request({ method: 'DELETE', path }, emptySchema, signal);
      if (answer.ok || !isMissing(answer.failure)) {
        return answer.ok ? done : answer;
      }
      // Whoever is not in the group is not found, and everybody is when the group is gone: reading it tells which.
      const read = { method: 'GET', path: groupPath(remoteId) } as const;
      return send(read, writeAnswerSchema, signal);
    },

    setAdmin: () => Promise.resolve(notSupported),
  };
}

/** WorkOS takes one person per request and knows no admins of groups (see `capabilities`), so it is not asked. */
const notSupported = failed(
  refused(400, { message: null, code: 'notSupported' }, null, (text) => text),
);
