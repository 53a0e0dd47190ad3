import { nanosecondsOf, type Timestamp, timestampOf } from '../../dataset/timestamp.ts';

const nanosecondsPerMillisecond = 1_000_000;
/** Years 0001 to 9999, as timestamps have them. */
const earliest = nanosecondsOf('0001-01-01T00:00:00.000000000Z' as Timestamp);
const latest = nanosecondsOf('9999-12-31T23:59:59.999999999Z' as Timestamp);

/** The instant without what lies below the microsecond. */
export function wholeMicrosecond(timestamp: Timestamp): Timestamp {
  return `${timestamp.slice(0, 26)}000Z` as Timestamp;
}

/**
 * The instant as a JSON number of nanoseconds since the Unix epoch, whole microseconds of it: beyond 2^53 a
 * double has no room for more. The double nearest to a whole millisecond may lie just below it, and the
 * vendor's client, which divides and rounds down, would then read the millisecond before: such a number is
 * moved up, by less than a microsecond.
 */
export function unixNanoseconds(timestamp: Timestamp): number {
  const exact = nanosecondsOf(wholeMicrosecond(timestamp));
  const nearest = Number(exact);
  const readBack = Math.floor(nearest / nanosecondsPerMillisecond);
  return readBack < millisecondsOf(timestamp) ? Number(exact + 256n) : nearest;
}

/** The instant that digits of nanoseconds mean; null for anything else and beyond the years 1 to 9999. */
export function parseUnixNanoseconds(text: string): Timestamp | null {
  if (!/^-?\d{1,21}$/.test(text)) return null;
  const nanoseconds = BigInt(text);
  return nanoseconds < earliest || nanoseconds > latest ? null : timestampOf(nanoseconds);
}

function millisecondsOf(timestamp: Timestamp): number {
  return Date.parse(`${timestamp.slice(0, 23)}Z`);
}
