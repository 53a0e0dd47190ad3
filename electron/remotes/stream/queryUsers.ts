import { z } from 'zod';
import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { streamAssumptions } from './assumptions.ts';

const usersSchema = z.object({ users: z.array(z.unknown()) });

/** One users query; the users are still unread, so that a bad one spoils no other (P6). */
export async function queryUsers(
  client: HttpClient,
  payload: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<RemoteResult<readonly unknown[]>> {
  const whole = {
    ...payload,
    include_deactivated_users: streamAssumptions.includeDeactivatedUsers,
  };
  const answer = await client.request(
    { method: 'GET', path: ['users'], query: { payload: JSON.stringify(whole) } },
    usersSchema,
    signal,
  );
  return answer.ok ? { ok: true, value: answer.value.users } : answer;
}
