/**
 * An instant as RFC 3339 in UTC with exactly nine fraction digits, so that comparing two of them as
 * strings compares the instants. Years 0001 to 9999.
 */
export type Timestamp = string & { readonly __brand: 'Timestamp' };

const nanosecondsPerSecond = 1_000_000_000n;
const rfc3339 =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2}))?$/;

/** The timestamp of a count of nanoseconds since the Unix epoch. */
export function timestampOf(nanoseconds: bigint): Timestamp {
  let fraction = nanoseconds % nanosecondsPerSecond;
  if (fraction < 0n) fraction += nanosecondsPerSecond;
  const seconds = (nanoseconds - fraction) / nanosecondsPerSecond;
  const wholeSecond = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return `${wholeSecond}.${String(fraction).padStart(9, '0')}Z` as Timestamp;
}

/** Nanoseconds since the Unix epoch; the exact inverse of `timestampOf`. */
export function nanosecondsOf(timestamp: Timestamp): bigint {
  const seconds = BigInt(Date.parse(`${timestamp.slice(0, 19)}Z`)) / 1000n;
  return seconds * nanosecondsPerSecond + BigInt(timestamp.slice(20, 29));
}

/**
 * Reads an RFC 3339 date-time with any offset and any number of fraction digits (beyond nine they are
 * dropped), or a bare date, which means midnight UTC. Null when it is neither, or no such day exists.
 */
export function parseTimestamp(text: string): Timestamp | null {
  const match = rfc3339.exec(text);
  const date = match?.[1];
  if (!match || !date) return null;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse lets 30 February roll over into March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
  const milliseconds = Date.parse(
    `${date}T${match[2] ?? '00:00:00'}${(match[4] ?? 'Z').toUpperCase()}`,
  );
  if (Number.isNaN(milliseconds)) return null;
  const fraction = (match[3] ?? '').slice(0, 9).padEnd(9, '0');
  return timestampOf(BigInt(milliseconds) * 1_000_000n + BigInt(fraction));
}

/** Orders timestamps, ids and names alike: by UTF-16 code units, as `<` does. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
