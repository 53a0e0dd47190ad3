import type { LaneChange, OutboxEntry } from '../ports/store.ts';

/**
 * Kept from a restored copy of the data file. It may have been sent since, and changed there by others: only the user
 * sends it again, never the next edit of the group.
 */
export function isHeldBack({ state, lastFailure }: OutboxEntry): boolean {
  return state === 'parked' && lastFailure?.kind === 'fromBackup';
}

/** Parks rows for the same decision as one that is held back. */
export function holdBack(
  change: LaneChange,
  rows: readonly OutboxEntry[],
  { lastFailure }: OutboxEntry,
): LaneChange {
  const held = new Set(rows.map(({ seq }) => seq));
  return {
    ...change,
    entries: [
      ...(change.entries ?? []).filter(({ seq }) => !held.has(seq)),
      ...rows.map(({ seq }) => ({
        ...change.entries?.find((entry) => entry.seq === seq),
        seq,
        state: 'parked' as const,
        nextAttemptAt: null,
        lastFailure,
      })),
    ],
  };
}
