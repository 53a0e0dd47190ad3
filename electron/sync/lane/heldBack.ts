import type { LaneChange, OutboxEntry, StoredFailure } from '../ports/store.ts';
import { peopleOf } from './laneRows.ts';

/**
 * Kept from a restored copy of the data file. It may have been sent since, and changed there by others: only the user
 * sends it again, never the next edit of the group.
 */
export function isHeldBack({ state, lastFailure }: OutboxEntry): boolean {
  return state === 'parked' && lastFailure?.kind === 'fromBackup';
}

/**
 * The rows held back, and those that wait for the same decision, because they mean something else without the row held back: what follows a
 * creation where the server has no such group, and whatever is about the same person or the same field.
 */
export function heldWith(
  held: readonly OutboxEntry[],
  rows: readonly OutboxEntry[],
  isThere: boolean,
): OutboxEntry[] {
  const waiting = new Set(held);
  const isHeldUp = (row: OutboxEntry) =>
    [...waiting].some(
      (older) =>
        older.seq < row.seq &&
        ((!isThere && older.command.name === 'createGroup') || isAboutTheSame(older, row)),
    );
  for (const row of rows) if (isHeldUp(row)) waiting.add(row);
  return rows.filter((row) => waiting.has(row));
}

function isAboutTheSame({ command: older }: OutboxEntry, { command: newer }: OutboxEntry): boolean {
  if (older.name === 'updateGroup' && newer.name === 'updateGroup') {
    const fields = ['name', 'description'] as const;
    return fields.some(
      (field) => older.args[field] !== undefined && newer.args[field] !== undefined,
    );
  }
  const people = new Set(peopleOf(older));
  return peopleOf(newer).some((personId) => people.has(personId));
}

/** Parks rows for the same decision as one that is held back. */
export function holdBack(
  change: LaneChange,
  rows: readonly OutboxEntry[],
  lastFailure: StoredFailure | null,
): LaneChange {
  if (rows.every(isHeldBack)) return change;
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
