import { z } from 'zod';
import type { RemotePerson, RemoteResult, UnreadableItem } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { readItems, readText } from '../readItems.ts';
import { isMissing } from './organization.ts';
import { workosPersonSchema } from './people.ts';
import { membershipsPath } from './workosReads.ts';

/** Memberships read at the same time. */
const READS_AT_ONCE = 4;

interface RereadPeople {
  people: RemotePerson[];
  gone: string[];
  unreadable: UnreadableItem[];
}

/**
 * Reads memberships as they are now: an event tells how they were, without the user's name, and may be late. Whoever
 * is not found is gone; any other failure is the whole's, to be tried again from the same place.
 */
export async function rereadPeople(
  client: HttpClient,
  membershipIds: ReadonlySet<string>,
  organizationId: string,
  signal: AbortSignal,
): Promise<RemoteResult<RereadPeople>> {
  const ids = [...membershipIds];
  const found: unknown[] = [];
  const gone: string[] = [];
  for (let from = 0; from < ids.length; from += READS_AT_ONCE) {
    const answers = await Promise.all(
      ids.slice(from, from + READS_AT_ONCE).map(async (id) => {
        const path = [...membershipsPath, { id }];
        return { id, answer: await client.request({ method: 'GET', path }, z.unknown(), signal) };
      }),
    );
    for (const { id, answer } of answers) {
      if (answer.ok) {
        found.push(answer.value);
      } else if (isMissing(answer.failure)) {
        gone.push(id);
      } else {
        return answer;
      }
    }
  }
  // A stranger, were the feed not to listen to what it is asked. One that does not say is set aside if it is odd.
  const ours = found.filter(
    (row) => (readText(row, 'organization_id') ?? organizationId) === organizationId,
  );
  const { items, unreadable } = readItems('person', 'id', ours, workosPersonSchema);
  return { ok: true, value: { people: items, gone, unreadable } };
}
