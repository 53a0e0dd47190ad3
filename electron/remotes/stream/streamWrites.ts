import { z } from 'zod';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient, HttpRequest } from '../http.ts';
import type { PathPart } from '../requestUrl.ts';
import { streamAssumptions } from './assumptions.ts';
import { streamGroupSchema } from './groups.ts';

const groupAnswerSchema = z.object({ user_group: streamGroupSchema });
/** An answer to a write that at least names a group; anything else may come from elsewhere. */
const writeAnswerSchema = z.object({ user_group: z.object({ id: z.string() }) });
const deleteAnswerSchema = z.looseObject({ duration: z.string() });

type StreamWrites = Pick<
  RemoteGroups,
  'createGroup' | 'updateGroup' | 'deleteGroup' | 'addMembers' | 'removeMembers' | 'setAdmin'
>;

/** `team`: the team whose groups these are; null where the app has no teams, or the workspace is about all of it. */
export function createStreamWrites(client: HttpClient, team: string | null): StreamWrites {
  const inTeam = team === null ? {} : { team_id: team };

  async function send(
    request: HttpRequest,
    schema: z.ZodType<unknown>,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>> {
    const answer = await client.request(request, schema, signal);
    return answer.ok ? { ok: true, value: null } : answer;
  }

  async function upsertMembers(
    path: readonly PathPart[],
    memberKeys: readonly string[],
    isAdmin: boolean,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>> {
    if (memberKeys.length === 0) {
      return { ok: true, value: null };
    }
    return send(
      {
        method: 'POST',
        path,
        json: {
          member_ids: memberKeys,
          [streamAssumptions.adminFlagInRequests]: isAdmin,
          ...inTeam,
        },
      },
      writeAnswerSchema,
      signal,
    );
  }

  return {
    async createGroup({ clientId, name, description }, signal) {
      const answer = await client.request(
        {
          method: 'POST',
          path: ['usergroups'],
          json: { id: clientId, name, ...(description !== null && { description }), ...inTeam },
        },
        groupAnswerSchema,
        signal,
      );
      return answer.ok ? { ok: true, value: answer.value.user_group } : answer;
    },

    async updateGroup(remoteId, { name, description }, signal) {
      if (name === undefined && description === undefined) {
        return { ok: true, value: null };
      }
      return send(
        {
          method: 'PUT',
          path: ['usergroups', { id: remoteId }],
          json: {
            ...(name === undefined ? {} : { name }),
            ...(description === undefined
              ? {}
              : { description: description ?? streamAssumptions.clearedDescription }),
            ...inTeam,
          },
        },
        writeAnswerSchema,
        signal,
      );
    },

    async deleteGroup(remoteId, signal) {
      return send(
        { method: 'DELETE', path: ['usergroups', { id: remoteId }], query: inTeam },
        deleteAnswerSchema,
        signal,
      );
    },

    addMembers: (remoteId, memberKeys, isAdmin, signal) =>
      upsertMembers(['usergroups', { id: remoteId }, 'members'], memberKeys, isAdmin, signal),

    // Whoever is no member becomes one: the engine reads the group before it asks for this.
    setAdmin: (remoteId, memberKeys, isAdmin, signal) =>
      upsertMembers(
        ['usergroups', { id: remoteId }, streamAssumptions.adminChangePath],
        memberKeys,
        isAdmin,
        signal,
      ),

    async removeMembers(remoteId, memberKeys, signal) {
      if (memberKeys.length === 0) {
        return { ok: true, value: null };
      }
      return send(
        {
          method: 'POST',
          path: ['usergroups', { id: remoteId }, 'members', 'delete'],
          json: { member_ids: memberKeys, ...inTeam },
        },
        writeAnswerSchema,
        signal,
      );
    },
  };
}
