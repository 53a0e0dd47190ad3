import { z } from 'zod';
import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { membersDevAssumptions } from './assumptions.ts';

/** What an update may be answered with: the group, or nothing. Anything else may come from elsewhere. */
const answerSchema = z
  .union([
    z.undefined(),
    z.null(),
    z.looseObject({
      id: z.string(),
      name: z.string(),
      membership_history: z.array(z.unknown()).nullish(),
    }),
  ])
  .transform((group) => ({ rawHistory: group?.membership_history ?? [] }));

/** Changes what `json` has of the group. `rawHistory`: its ended memberships, as far as the answer tells them. */
export function updateGroup(
  client: HttpClient,
  remoteId: string,
  json: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
): Promise<RemoteResult<{ rawHistory: readonly unknown[] }>> {
  return client.request(
    {
      method: membersDevAssumptions.updateMethod,
      path: ['v1', 'groups', { id: remoteId }],
      query,
      json,
    },
    answerSchema,
    signal,
  );
}
