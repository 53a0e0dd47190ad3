import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import { readText } from '../readItems.ts';
import { workosAssumptions } from './assumptions.ts';
import { listSchema, PAGE_SIZE } from './listPages.ts';

const { eventsOrder, latestEventBy, newestEventOrder } = workosAssumptions;

export interface EventPage {
  events: readonly unknown[];
  /** Null at the end of the feed. */
  after: string | null;
}

/** The next events after a cursor, or the oldest that are kept. */
export function requestEvents(
  client: HttpClient,
  filter: Readonly<Record<string, string>>,
  after: string | null,
  signal: AbortSignal,
): Promise<RemoteResult<EventPage>> {
  const cursor = after === null ? {} : { after };
  const query = { ...filter, order: eventsOrder, limit: PAGE_SIZE, ...cursor };
  return request(client, query, signal);
}

/** An event at the end of the feed, or at its beginning where the order is not honoured; null: there is none. */
export async function requestAnEvent(
  client: HttpClient,
  filter: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<RemoteResult<string | null>> {
  const query = { ...filter, order: newestEventOrder, limit: '1' };
  const page = await request(client, query, signal);
  return page.ok ? { ok: true, value: latestEventId(page.value.events) } : page;
}

/** The id of the latest event of a page; null when no event of it has one. */
export function latestEventId(events: readonly unknown[]): string | null {
  const named = events
    .map((event) => ({
      id: readText(event, 'id'),
      rank: latestEventBy.map((key) => readText(event, key) ?? ''),
    }))
    .filter(({ id }) => id !== null);
  return named.toSorted((a, b) => compare(a.rank, b.rank)).at(-1)?.id ?? null;
}

function compare(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((text, index) => text !== right[index]);
  return at === -1 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
}

async function request(
  client: HttpClient,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<RemoteResult<EventPage>> {
  const answer = await client.request(
    { method: 'GET', path: ['events'], query },
    listSchema,
    signal,
  );
  if (!answer.ok) {
    return answer;
  }
  const { data, list_metadata: metadata } = answer.value;
  return { ok: true, value: { events: data, after: metadata.after || null } };
}
