import type { ConflictChoice, ConflictKind } from '#shared/domain/conflict.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { closeSettledConflicts } from '../lanes/leaveOutbox.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import { retryPerson } from '../people/withdrawPerson.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { findPending } from './findPending.ts';
import { released } from './heldRows.ts';
import { resolveConflict } from './resolveConflict.ts';

/**
 * Puts a row back in the queue on top of what the server has now, and with it the other refused rows of its lane. Where
 * conflicts hold it up, that settles them in favour of ours. A row that is on its way already stays as it is. Throws
 * MusterError `notFound`.
 */
export function retryChange(
  rows: Rows,
  commandId: CommandId,
  options: { at: Instant; newRemoteId: () => string | null },
  touched: Touched,
): void {
  if (rows.newPeople.ofCommand(commandId) !== null) {
    retryPerson(rows, commandId, options.at, touched);
    return;
  }
  const { lane, entry } = findPending(rows, commandId);
  const conflicts = rows.conflicts
    .openOf(lane.group.id)
    .filter(({ commands }) => commands.includes(commandId));
  if (conflicts.length === 0) {
    retryRows(rows, lane, entry, options.at, touched);
    return;
  }
  // A group that is not there answers every other question about it.
  const deleted = conflicts.find(({ kind }) => kind === 'groupDeleted');
  for (const { uid, kind } of deleted === undefined ? conflicts : [deleted]) {
    // Settling one may have settled another: a full group and a lost permission go together.
    if (rows.conflicts.byUid(uid)?.isOpen !== true) continue;
    resolveConflict(rows, uid, keeping(kind), options, touched);
  }
}

function keeping(kind: ConflictKind): ConflictChoice {
  return kind === 'groupDeleted' ? 'recreate' : 'keepMine';
}

function retryRows(
  rows: Rows,
  lane: StoredLane,
  entry: StoredEntry,
  at: Instant,
  touched: Touched,
): void {
  const again = retriedWith(lane, entry);
  if (again.length === 0) return;
  rows.activity.note({
    kind: 'retried',
    at,
    groupRow: lane.group.id,
    groupName: lane.group.fields.name,
    editRow: entry.editRow,
    commandUid: entry.command.id,
  });
  const entries = lane.entries.map((other) =>
    again.includes(other) ? released(lane, other, []) : other,
  );
  for (const other of entries) if (!lane.entries.includes(other)) rows.outbox.update(other);
  closeSettledConflicts(rows, lane.group.id, entries, at);
  writeLane(rows, lane, { copy: lane.copy, entries, at }, touched);
  touched.changes();
}

function retriedWith({ entries }: StoredLane, entry: StoredEntry): readonly StoredEntry[] {
  switch (entry.state) {
    case 'waiting':
    case 'conflict':
      return [entry];
    case 'parked':
      return entries.filter(({ state }) => state === 'parked');
    default:
      return [];
  }
}
