import { z } from 'zod';
import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { type EventPage, requestEvents } from './eventFeed.ts';

/** More pages than an environment deletes organizations in 30 days; a feed that never ends is not believed. */
const MAX_PAGES = 50;

const filter = { events: 'organization.deleted' };
const deletionSchema = z.object({
  event: z.literal('organization.deleted'),
  data: z.object({ id: z.string() }),
});

/**
 * Does the feed tell that this organization was deleted? It is asked about all of the environment's: whether one that
 * is gone can be asked about is not said. False when it cannot be read.
 */
export async function readOrganizationDeletions(
  client: HttpClient,
  organizationId: string,
  signal: AbortSignal,
): Promise<boolean> {
  let after: string | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page: RemoteResult<EventPage> = await requestEvents(client, filter, after, signal);
    if (!page.ok) {
      return false;
    }
    const isTold = page.value.events.some(
      (event) => deletionSchema.safeParse(event).data?.data.id === organizationId,
    );
    if (isTold || page.value.after === null) {
      return isTold;
    }
    after = page.value.after;
  }
  return false;
}
