import type { Instant } from '#shared/domain/time.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Whether it is time for the daily copy, by the dates of the automatic ones. A file without a group is not worth one. A
 * copy dated more than a day ahead was made while the clock was wrong, and tells nothing of today.
 */
export function isBackupDue(facts: {
  automatic: readonly Instant[];
  hasGroups: boolean;
  now: Instant;
}): boolean {
  if (!facts.hasGroups) return false;
  const nowMs = Date.parse(facts.now);
  const times = facts.automatic.map((madeAt) => Date.parse(madeAt));
  return !times.some((madeMs) => Math.abs(nowMs - madeMs) < dayMs);
}
