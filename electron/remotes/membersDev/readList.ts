import { z } from 'zod';
import type { RemotePage, RemoteResult, UnreadableItem } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { continueList, decodePlace, encodePlace, windowAt } from './listPlace.ts';

const pageSchema = z.object({
  items: z.array(z.unknown()),
  total: z.number().nullish(),
  page: z.number().nullish(),
  size: z.number().nullish(),
});

export interface ListOptions<Item> {
  path: readonly [string, string];
  query: Readonly<Record<string, string>>;
  /** Items one by one, odd ones set aside (P6). */
  readItems(rawItems: readonly unknown[]): { items: Item[]; unreadable: UnreadableItem[] };
}

/** Reads a list of Members.dev's page by page, one request each; see `continueList` for what it promises. */
export function createListReader<Item>(
  client: HttpClient,
  { path, query, readItems }: ListOptions<Item>,
): (cursor: string | null, signal: AbortSignal) => Promise<RemoteResult<RemotePage<Item>>> {
  /** A cursor that led nowhere: asked for again, it begins the list anew instead of failing for ever (P8). */
  let givenUp: string | null = null;
  return async (cursor, signal) => {
    const place = cursor === null || cursor === givenUp ? null : decodePlace(cursor);
    const window = windowAt(place?.at ?? 0);
    const { page, size } = window;
    const answer = await client.request(
      { method: 'GET', path, query: { ...query, page: String(page), size: String(size) } },
      pageSchema,
      signal,
    );
    if (!answer.ok) return answer;
    const { items, total, ...given } = answer.value;
    // Another page than asked for, or one of another size, stands at another position.
    const isAsAsked =
      (given.page ?? page) === page && (given.size ?? size) === size && items.length <= size;
    const step = continueList(place, window, items, total ?? null);
    if (!isAsAsked || step.kind === 'lost') {
      givenUp = cursor;
      return failed(unreadable(200));
    }
    const nextCursor = step.next === null ? null : encodePlace(step.next);
    return { ok: true, value: { ...readItems(step.fresh), nextCursor } };
  };
}
