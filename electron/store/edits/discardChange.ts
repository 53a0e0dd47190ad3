import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { closeSettledConflicts, leaveOutbox } from '../lanes/leaveOutbox.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import { discardPerson } from '../people/withdrawPerson.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { findPending } from './findPending.ts';

/**
 * Drops a pending row and whatever cannot be without it, and folds the view again (P2). Throws MusterError
 * `notFound`, `cannotUndo` while it is on its way to the server or there already, or `conflict` for somebody new whom
 * other unsent edits are about.
 */
export function discardChange(
  rows: Rows,
  commandId: CommandId,
  at: Instant,
  touched: Touched,
): void {
  if (rows.newPeople.ofCommand(commandId) !== null) {
    discardPerson(rows, commandId, at, touched);
    return;
  }
  const { lane, entry } = findPending(rows, commandId);
  const isDeletedThere = rows.conflicts
    .openOf(lane.group.id)
    .some(({ kind, commands }) => kind === 'groupDeleted' && commands.includes(commandId));
  const dropped = isDeletedThere ? lane.entries : dependents(lane, entry);
  refuseWhatIsOnItsWay(dropped);
  const left = lane.entries.filter((other) => !dropped.includes(other));
  dropRows(rows, lane, dropped, at);
  closeSettledConflicts(rows, lane.group.id, left, at);
  const copy = isDeletedThere ? null : lane.copy;
  writeLane(rows, lane, { copy, entries: left, at }, touched);
  touched.changes();
}

/** Takes rows out of the outbox, with a word in activity for each; the view is folded by whoever asks for it. */
export function dropRows(
  rows: Rows,
  { group }: StoredLane,
  dropped: readonly StoredEntry[],
  at: Instant,
): void {
  leaveOutbox(rows, dropped, 'discarded', at);
  for (const { editRow, command } of dropped) {
    rows.activity.note({
      kind: 'discarded',
      at,
      groupRow: group.id,
      groupName: group.fields.name,
      editRow,
      commandUid: command.id,
    });
    // Discarding what took another edit back leaves that other edit standing.
    const undoOf = rows.edits.byId(editRow)?.undoOf ?? null;
    if (undoOf !== null) rows.edits.setUndone(undoOf, null);
  }
}

/** A row and those that mean nothing without it: whatever follows a group's creation. */
function dependents(lane: StoredLane, entry: StoredEntry): readonly StoredEntry[] {
  if (entry.command.name !== 'createGroup') return [entry];
  return lane.entries.filter(({ seq }) => seq >= entry.seq);
}

/** Also of what goes along with the row asked for: the server has it, or will in a moment. */
function refuseWhatIsOnItsWay(dropped: readonly StoredEntry[]): void {
  if (dropped.some(({ state }) => state === 'sending')) {
    throw new MusterError('cannotUndo', 'This edit is being sent right now.');
  }
  if (dropped.some(({ state }) => state === 'acked')) {
    throw new MusterError(
      'cannotUndo',
      'The server has accepted this edit already. Undo it instead.',
    );
  }
}
