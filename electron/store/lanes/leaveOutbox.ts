import type { OutboxState } from '#shared/domain/change.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';

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

/**
 * A conflict is open as long as it holds up a row. A full group and a lost permission hold what the server refused
 * (`parked`), or what they held before another conflict came over it; the others only rows in conflict.
 */
export function closeSettledConflicts(
  rows: Rows,
  groupRow: RowId,
  entries: readonly StoredEntry[],
  at: Instant,
): void {
  const states = new Map(entries.map(({ command, state }) => [command.id, state]));
  for (const { id, kind, commands } of rows.conflicts.openOf(groupRow)) {
    const left = commands.filter((command) => isHeld(kind, states.get(command)));
    if (left.length === 0) rows.conflicts.resolve(id, at);
    if (left.length === 0 || left.length === commands.length) continue;
    rows.conflicts.setCommands(id, left);
    const wanted = lastWish(kind, entries, left);
    if (wanted !== undefined) rows.conflicts.setMine(id, wanted);
  }
}

/** What the last edit still held up sets a field to. */
function lastWish(
  kind: ConflictKind,
  entries: readonly StoredEntry[],
  held: readonly CommandId[],
): string | null | undefined {
  if (kind !== 'name' && kind !== 'description') return undefined;
  const writer = entries.findLast(
    ({ command }) =>
      held.includes(command.id) &&
      command.name === 'updateGroup' &&
      command.args[kind] !== undefined,
  );
  return writer?.command.name === 'updateGroup' ? writer.command.args[kind] : undefined;
}

/** The kinds whose rows are refused, not in conflict: they go along with the next edit of the group. */
export function holdsParked(kind: ConflictKind): boolean {
  return kind === 'groupFull' || kind === 'permissionLost';
}

/** May a conflict of this kind hold up a row in this state (undefined: it has left the outbox)? */
function isHeld(kind: ConflictKind, state: OutboxState | undefined): boolean {
  return state === 'conflict' || (state === 'parked' && holdsParked(kind));
}
