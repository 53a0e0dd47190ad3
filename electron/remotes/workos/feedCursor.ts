import { z } from 'zod';
import { instantOf } from '#shared/domain/time.ts';
import { workosAssumptions } from './assumptions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where the feed was read to. */
export interface FeedCursor {
  /** The last event; null: there was none, so everything that is there now is new. */
  after: string | null;
  /**
   * The day (UTC) on which the feed was last read to its end. Kept because a feed in which nothing happens forgets
   * the event all the same, and one that had none at all forgets those that came since.
   */
  readOn: string;
}

const cursorSchema = z.object({ after: z.string().min(1).nullable(), readOn: z.iso.date() });

export function encodeFeedCursor({ after, readOn }: FeedCursor): string {
  return JSON.stringify({ after, readOn });
}

/** Null for a cursor that is not ours (any more), or so old that events may be missing after it. */
export function decodeFeedCursor(text: string, nowMs: number): FeedCursor | null {
  const cursor = cursorSchema.safeParse(parseJson(text)).data;
  if (cursor === undefined) {
    return null;
  }
  const age = (nowMs - Date.parse(cursor.readOn)) / DAY_MS;
  return age > workosAssumptions.daysACursorLasts ? null : cursor;
}

export function dayOf(nowMs: number): string {
  return instantOf(nowMs).slice(0, 10);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
