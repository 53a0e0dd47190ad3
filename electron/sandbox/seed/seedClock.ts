import {
  nanosecondsOf,
  parseTimestamp,
  type Timestamp,
  timestampOf,
} from '../dataset/timestamp.ts';

/** Where seeded rows without a date of their own begin: always the same, so that a seed is too. */
const firstMoment = '2026-01-01T00:00:00Z';

/**
 * A quarter of a millisecond between rows: four share each millisecond, so a client that pages by
 * creation time without keeping every digit of it is found out.
 */
const spacingNanoseconds = 250_000n;

/** Distinct, growing dates for rows that bring none. */
export function createSeedClock(): () => Timestamp {
  const start = parseTimestamp(firstMoment);
  if (!start) throw new Error('the first moment is a date');
  let next = nanosecondsOf(start);
  return () => {
    next += spacingNanoseconds;
    return timestampOf(next);
  };
}
