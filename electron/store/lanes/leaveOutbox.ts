import type { Instant } from '#shared/domain/time.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { ActivityOutcome, RowId } from '../schema.ts';

/** Takes rows out of the outbox; their copies in activity say how it ended (P2). */
export function leaveOutbox(
  rows: Rows,
  entries: readonly StoredEntry[],
  outcome: ActivityOutcome,
  at: Instant,
): void {
  for (const { seq, command } of entries) {
    rows.outbox.remove(seq);
    rows.activity.finish(command.id, outcome, at);
  }
}

/** A conflict is open as long as it holds up a row. */
export function closeSettledConflicts(
  rows: Rows,
  groupRow: RowId,
  entries: readonly StoredEntry[],
  at: Instant,
): void {
  const heldUp = new Set(
    entries.filter(({ state }) => state === 'conflict').map(({ command }) => command.id),
  );
  for (const { id, commands } of rows.conflicts.openOf(groupRow)) {
    const left = commands.filter((command) => heldUp.has(command));
    if (left.length === 0) rows.conflicts.resolve(id, at);
    else if (left.length < commands.length) rows.conflicts.setCommands(id, left);
  }
}
