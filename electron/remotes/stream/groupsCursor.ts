import { z } from 'zod';
import { readText } from '../readItems.ts';

/** Where a list of groups goes on: the last group's own words, never reformatted (nanoseconds matter). */
export interface GroupsCursor {
  createdAt: string;
  id: string;
}

const cursorSchema = z.object({ createdAt: z.string(), id: z.string() });

/** The cursor after this page, or null when no item of it can be named. */
export function cursorAfter(rawGroups: readonly unknown[]): GroupsCursor | null {
  for (const raw of rawGroups.toReversed()) {
    const id = readText(raw, 'id');
    const createdAt = readText(raw, 'created_at');
    if (id !== null && createdAt !== null) {
      return { createdAt, id };
    }
  }
  return null;
}

export function encodeCursor(cursor: GroupsCursor): string {
  return JSON.stringify(cursor);
}

/** Null for a cursor that is not ours (any more): the list starts again, which only costs requests. */
export function decodeCursor(text: string): GroupsCursor | null {
  try {
    return cursorSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
