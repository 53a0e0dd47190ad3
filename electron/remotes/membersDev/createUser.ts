import { z } from 'zod';
import type { NewRemotePerson, RemotePerson, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { readPeople } from './people.ts';

/** One user, as the person they are. */
const personSchema = z.unknown().transform((raw, context): RemotePerson => {
  const [person] = readPeople([raw]).items;
  if (person !== undefined) return person;
  context.addIssue({ code: 'custom', message: 'no user' });
  return z.NEVER;
});

/**
 * Makes a user under our id, or finds the one an earlier try has made. Looked for first: whether the server refuses a
 * second user of the same external id is not confirmed, and a lost answer must not make somebody twice (P4).
 */
export async function createUser(
  client: HttpClient,
  { clientId, name, email, phone }: NewRemotePerson,
  signal: AbortSignal,
): Promise<RemoteResult<RemotePerson>> {
  const find = () =>
    client.request(
      { method: 'GET', path: ['v1', 'users', 'external', { id: clientId }] },
      personSchema,
      signal,
    );
  const found = await find();
  if (found.ok || !isMissing(found)) return found;

  const { contactFieldsInRequests: field, takenExternalIdStatus } = membersDevAssumptions;
  const made = await client.request(
    {
      method: 'POST',
      path: ['v1', 'users'],
      json: {
        name,
        external_id: clientId,
        emails: email === null ? [] : [{ [field.emails]: email, is_default: true }],
        phones: phone === null ? [] : [{ [field.phones]: phone, is_default: true }],
      },
    },
    personSchema,
    signal,
  );
  if (made.ok || made.failure.status !== takenExternalIdStatus) return made;
  const taken = await find();
  // Something else of them was taken, an address perhaps: the refusal says what.
  return !taken.ok && isMissing(taken) ? made : taken;
}

function isMissing({ failure }: Extract<RemoteResult<unknown>, { ok: false }>): boolean {
  return failure.kind === 'http' && failure.status === 404;
}
