import { z } from 'zod';
import type { RemoteFailure, RemoteResult } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { readText } from '../readItems.ts';
import type { PathPart } from '../requestUrl.ts';
import { workosAssumptions } from './assumptions.ts';

/** The most that WorkOS gives in one page. */
export const PAGE_SIZE = '100';
/** How often a list that is read in one go may lead back to where it was: more is no list that others change. */
const MAX_RESTARTS = 3;

export const listSchema = z.object({
  data: z.array(z.unknown()),
  list_metadata: z.object({ after: z.string().nullish() }),
});

export interface List {
  path: readonly PathPart[];
  query?: Readonly<Record<string, string>>;
}

export interface RawPage {
  rows: readonly unknown[];
  /** Null after the last page. */
  after: string | null;
}

/**
 * One page of a list, oldest first. Should the row that the cursor names be gone, the list begins anew, whichever way
 * the server takes: rows come twice then, and none is left out.
 */
export async function requestPage(
  client: HttpClient,
  list: List,
  cursor: string | null,
  signal: AbortSignal,
): Promise<RemoteResult<RawPage>> {
  const ask = (after: string | null) =>
    client.request(
      {
        method: 'GET',
        path: list.path,
        query: {
          ...list.query,
          limit: PAGE_SIZE,
          order: workosAssumptions.listOrder,
          ...(after === null ? {} : { after }),
        },
      },
      listSchema,
      signal,
    );
  let answer = await ask(cursor);
  if (!answer.ok && cursor !== null && isRefusedCursor(answer.failure)) {
    answer = await ask(null);
  }
  if (!answer.ok) {
    return answer;
  }
  const after = answer.value.list_metadata.after || null;
  // A page that leads back to itself would be read for ever: that is no answer.
  return after !== null && after === cursor
    ? failed(unreadable(200))
    : { ok: true, value: { rows: answer.value.data, after } };
}

/** Every row of a list, each once. */
export async function requestAllRows(
  client: HttpClient,
  list: List,
  signal: AbortSignal,
): Promise<RemoteResult<readonly unknown[]>> {
  const rows = new Map<unknown, unknown>();
  const cursors = new Set<string>();
  let restarts = 0;
  let cursor: string | null = null;
  do {
    const page: RemoteResult<RawPage> = await requestPage(client, list, cursor, signal);
    if (!page.ok) {
      return page;
    }
    for (const row of page.value.rows) {
      rows.set(readText(row, 'id') ?? row, row);
    }
    cursor = page.value.after;
    if (cursor !== null && cursors.has(cursor)) {
      restarts += 1;
      cursors.clear();
    }
    if (restarts > MAX_RESTARTS) {
      return failed(unreadable(200));
    }
    if (cursor !== null) {
      cursors.add(cursor);
    }
  } while (cursor !== null);
  return { ok: true, value: [...rows.values()] };
}

function isRefusedCursor({ kind, status }: RemoteFailure): boolean {
  const statuses: readonly (number | null)[] = workosAssumptions.refusedCursorStatuses;
  return kind === 'http' && statuses.includes(status);
}
