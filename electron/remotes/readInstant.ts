import { type Instant, parseInstant } from '#shared/domain/time.ts';

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * RFC 3339 with any number of fraction digits, cut to milliseconds. Null for anything else: a date we cannot
 * read is a date we do not know, no reason to set a whole group aside. Without an offset it would be read in
 * this computer's time zone, so that counts as unknown too.
 */
export function readInstant(text: string | null | undefined): Instant | null {
  return text && rfc3339.test(text) ? parseInstant(text) : null;
}
