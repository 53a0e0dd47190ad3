import {
  nanosecondsOf,
  parseTimestamp,
  type Timestamp,
  timestampOf,
} from '../../dataset/timestamp.ts';
import type { Random } from '../../random/seededRandom.ts';

const nanosecondsPerDay = 86_400_000_000_000n;

/** The two years that the demo organisation has been running, fixed so that it is the same every day. */
export const demoStart = dayOf('2024-11-01');
export const demoEnd = dayOf('2026-11-01');

/** Days since the Unix epoch; the generator reckons in days and adds the time of day at the end. */
export function dayOf(date: string): number {
  const midnight = parseTimestamp(date);
  if (!midnight) throw new Error(`${date} is not a date`);
  return Number(nanosecondsOf(midnight) / nanosecondsPerDay);
}

/** A whole number from `low` to `high`, both included; `low` when there is nothing between them. */
export function between(random: Random, low: number, high: number): number {
  return high <= low ? low : low + Math.floor(random() * (high - low + 1));
}

/** A moment of that day when people are up, 08:00 to 21:59 UTC, to the nanosecond. */
export function momentOn(day: number, random: Random): Timestamp {
  const seconds = between(random, 8 * 3600, 22 * 3600 - 1);
  const nanoseconds = between(random, 0, 999_999_999);
  return timestampOf(
    BigInt(day) * nanosecondsPerDay + BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds),
  );
}
