import type { Timestamp } from '../../dataset/timestamp.ts';

/**
 * As pydantic writes an instant: to the microsecond, which is all that Python knows, and without a
 * fraction where there is none.
 */
export function instant(timestamp: Timestamp): string {
  const microseconds = timestamp.slice(20, 26);
  const seconds = timestamp.slice(0, 19);
  return microseconds === '000000' ? `${seconds}Z` : `${seconds}.${microseconds}Z`;
}
