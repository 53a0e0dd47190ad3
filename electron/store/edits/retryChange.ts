import type { CommandId, PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { closeSettledConflicts } from '../lanes/leaveOutbox.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { commitIntents, fieldsOf } from './commitIntents.ts';
import { findPending } from './findPending.ts';
import { recreateGroup } from './recreateGroup.ts';

/**
 * Puts a row back in the queue on top of what the server has now, and with it what stands in its way: the other
 * refused rows of its lane, or the rows in conflict together with it. A row that is on its way already stays as
 * it is. Throws MusterError `notFound`.
 */
export function retryChange(
  rows: Rows,
  commandId: CommandId,
  options: { at: Instant; newRemoteId: () => string | null },
  touched: Touched,
): void {
  const { at } = options;
  const { lane, entry } = findPending(rows, commandId);
  const released = releasedWith(rows, lane, entry);
  if (released.length === 0) return;
  rows.activity.note({
    kind: 'retried',
    at,
    groupRow: lane.group.id,
    groupName: lane.group.fields.name,
    editRow: entry.editRow,
    commandUid: commandId,
  });
  touched.changes();
  const conflicts = rows.conflicts
    .openOf(lane.group.id)
    .filter(({ commands }) => commands.includes(commandId));
  if (conflicts.some(({ kind }) => kind === 'groupDeleted')) {
    recreateGroup(rows, lane, options, touched);
    return;
  }
  const entries = lane.entries.map((other) =>
    released.includes(other) ? requeued(lane, other) : other,
  );
  for (const other of entries) if (!lane.entries.includes(other)) rows.outbox.update(other);
  closeSettledConflicts(rows, lane.group.id, entries, at);
  writeLane(rows, lane, { copy: lane.copy, entries, at }, touched);
  if (conflicts.some(({ kind }) => kind === 'memberRemoved')) {
    addBack(rows, lane, released, at, touched);
  }
}

function releasedWith(rows: Rows, lane: StoredLane, entry: StoredEntry): StoredEntry[] {
  switch (entry.state) {
    case 'waiting':
      return [entry];
    case 'parked':
      return lane.entries.filter(({ state }) => state === 'parked');
    case 'conflict': {
      const together = rows.conflicts
        .openOf(lane.group.id)
        .map(({ commands }) => commands)
        .filter((commands) => commands.includes(entry.command.id))
        .flat();
      return lane.entries.filter(
        (other) =>
          other === entry || (other.state === 'conflict' && together.includes(other.command.id)),
      );
    }
    default:
      return [];
  }
}

function requeued({ copy }: StoredLane, entry: StoredEntry): StoredEntry {
  return {
    ...entry,
    state: 'queued',
    nextAttemptAt: null,
    lastFailure: null,
    baseFields: copy === null ? {} : fieldsOf(entry.command, copy.fields),
  };
}

/**
 * Making somebody an admin says nothing once they are out of the group. Sent over the removal it means: a member
 * again, and an admin (or not). That is an edit of its own, seen among the changes as what it is.
 */
function addBack(
  rows: Rows,
  lane: StoredLane,
  released: readonly StoredEntry[],
  at: Instant,
  touched: Touched,
): void {
  const removedHere = new Set<PersonId>(
    lane.entries.flatMap(({ command }) =>
      command.name === 'removeMembers' ? command.args.personIds : [],
    ),
  );
  const members = released.flatMap(({ command }) =>
    command.name === 'setAdmin'
      ? command.args.personIds
          .filter((personId) => !removedHere.has(personId))
          .map((personId) => ({ personId, isAdmin: command.args.isAdmin }))
      : [],
  );
  if (members.length === 0) return;
  // Whoever is in the group still is left as they are.
  const intent = { name: 'addMembers', args: { members } } as const;
  commitIntents(
    rows,
    { intents: [{ groupId: lane.group.uid, intent }], at, undoOf: null },
    touched,
  );
}
