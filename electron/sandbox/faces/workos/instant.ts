import type { Timestamp } from '../../dataset/timestamp.ts';

/** As WorkOS writes an instant: to the millisecond, what is below it cut off. */
export function instant(timestamp: Timestamp): string {
  return `${timestamp.slice(0, 23)}Z`;
}

/** The later of two. */
export function later(left: Timestamp, right: Timestamp): Timestamp {
  return left > right ? left : right;
}
