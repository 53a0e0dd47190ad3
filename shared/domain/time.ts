import { z } from 'zod';

/** An instant as an ISO 8601 UTC string with milliseconds, e.g. `2026-11-20T19:53:00.000Z`. */
export const instantSchema = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** The instant of a Unix time in milliseconds. Throws RangeError outside JavaScript's date range. */
export function instantOf(unixMs: number): Instant {
  return new Date(unixMs).toISOString() as Instant;
}

/** The instant a server's date-time string names, or null when it is none. */
export function parseInstant(text: string): Instant | null {
  const unixMs = Date.parse(text);
  return Number.isNaN(unixMs) ? null : instantOf(unixMs);
}
