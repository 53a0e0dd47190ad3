import type { Intent } from '#shared/commands/command.ts';
import { holdsParked } from '../lanes/leaveOutbox.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { OpenConflict } from '../repositories/conflictRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import { fieldsOf } from './commitIntents.ts';

export interface LaneConflict {
  conflict: OpenConflict;
  /** The other open conflicts of the lane. */
  others: readonly OpenConflict[];
}

/** What the settling of a conflict does to a lane. */
export interface ResolutionPlan {
  /** The rows that are left, in order; the same object where nothing changes. */
  entries: readonly StoredEntry[];
  /** The rows the decision is about, whether it changes them or not. */
  held: readonly StoredEntry[];
  dropped: readonly StoredEntry[];
  copy: ServerCopy | null;
  /** A command of its own: people added back behind everything, or a group made again in front of it. */
  addition: { intent: Intent; isInFront: boolean } | null;
}

/** The lane's rows that a conflict holds up. */
export function heldRows(
  { entries }: StoredLane,
  { kind, commands }: OpenConflict,
): readonly StoredEntry[] {
  return entries.filter(
    ({ state, command }) =>
      commands.includes(command.id) &&
      (state === 'conflict' || (state === 'parked' && holdsParked(kind))),
  );
}

/** A row as it is once one conflict lets it go: back in the queue, unless another one holds it. */
export function released(
  { copy }: StoredLane,
  entry: StoredEntry,
  others: readonly OpenConflict[],
): StoredEntry {
  const holders = others.filter(({ commands }) => commands.includes(entry.command.id));
  if (holders.some(({ kind }) => !holdsParked(kind))) return entry;
  if (holders.length > 0) return { ...entry, state: 'parked' };
  return {
    ...entry,
    state: 'queued',
    nextAttemptAt: null,
    lastFailure: null,
    baseFields: copy === null ? {} : fieldsOf(entry.command, copy.fields),
  };
}
