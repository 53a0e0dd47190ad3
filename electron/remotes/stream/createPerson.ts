import { z } from 'zod';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { streamAssumptions } from './assumptions.ts';
import { streamPersonSchema } from './people.ts';

const { emailKey, phoneKey, teamsField } = streamAssumptions;

const answerSchema = z.object({ users: z.record(z.string(), z.unknown()) });

/**
 * Makes a person by upserting a user under our own id. Sent again it writes the same once more. It never goes over
 * somebody who was there before: our id is a uuid made for this person alone. Only what others changed about them
 * between two tries is lost.
 */
export function createPersonWriter(
  client: HttpClient,
  team: string | null,
): RemoteGroups['createPerson'] {
  return async ({ clientId, name, email, phone }, signal) => {
    const custom = {
      ...(email !== null && { [emailKey]: email }),
      ...(phone !== null && { [phoneKey]: phone }),
    };
    const user = { id: clientId, name, custom, ...(team !== null && { [teamsField]: [team] }) };
    const answer = await client.request(
      { method: 'POST', path: ['users'], json: { users: { [clientId]: user } } },
      answerSchema,
      signal,
    );
    if (!answer.ok) return answer;
    const made = streamPersonSchema.safeParse(answer.value.users[clientId]);
    return made.success && made.data.memberKey === clientId
      ? { ok: true, value: { ...made.data, clientId } }
      : { ok: false, failure: unreadable(201) };
  };
}
