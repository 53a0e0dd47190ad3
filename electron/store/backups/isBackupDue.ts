import type { Instant } from '#shared/domain/time.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Whether it is time for the daily copy. A file without a group in it is not worth one. A copy from the future, made
 * while the clock was wrong, holds up the next one for a day at most.
 */
export function isBackupDue(facts: {
  newestAutomatic: Instant | null;
  hasGroups: boolean;
  now: Instant;
}): boolean {
  const { newestAutomatic, hasGroups, now } = facts;
  if (!hasGroups) return false;
  if (newestAutomatic === null) return true;
  const ageMs = Date.parse(now) - Date.parse(newestAutomatic);
  return ageMs >= dayMs || ageMs <= -dayMs;
}
