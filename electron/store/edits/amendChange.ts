import { v7 as uuid } from 'uuid';
import type { Command, Intent } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import { applyIntent, invertIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { type CommandId, commandIdSchema, editIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import { closeSettledConflicts } from '../lanes/leaveOutbox.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { CheckIntent, EditReceipt } from '../workspaceStore.ts';
import { type AmendedIntent, type Amendment, amendIntent } from './amendedIntent.ts';
import { aspectsOf, sharedAspects } from './aspects.ts';
import { fieldsOf } from './commitIntents.ts';
import { dropRows } from './discardChange.ts';
import { findPending } from './findPending.ts';
import { released } from './heldRows.ts';
import { laterEditSentence } from './laterEditSentence.ts';
import { canonicalIntent, narrowIntent } from './narrowIntent.ts';

/**
 * Puts another wish in the place of a pending row: in its lane, so that what follows it means the same, and in the journal.
 * The old one is discarded, the new one is an edit of its own, and rows that were refused along with the old one are
 * tried again. A wish that changes nothing any more leaves nothing behind. Throws MusterError `notFound`,
 * `invalidRequest`, `conflict` (on its way, perhaps there already, or later edits of the lane build on it) or what `check`
 * throws.
 */
export function amendChange(
  rows: Rows,
  commandId: CommandId,
  amendment: Amendment,
  { at, check }: { at: Instant; check?: CheckIntent | undefined },
  touched: Touched,
): EditReceipt {
  if (rows.newPeople.ofCommand(commandId) !== null) {
    throw new MusterError(
      'invalidRequest',
      'Somebody new cannot be changed before they are made. Discard them, and make them again.',
    );
  }
  const { lane, entry } = findPending(rows, commandId);
  refuseUnlessHere(rows, lane, entry, amendment);
  const wish = amendIntent(entry.command, amendment);
  if (wish.aspects.size === 0) return { editId: null, changed: 0 };
  refuseWhereBuiltOn(rows, lane, entry, wish);

  const before = rebase(
    lane.copy,
    lane.entries.filter(({ seq }) => seq < entry.seq).map(({ command }) => command),
  );
  const intent = realChange(before, entry, wish.intent);
  if (intent !== null) check?.(lane.group.uid, before, intent);
  dropRows(rows, lane, [entry], at);
  const amended = intent === null ? null : insertInPlace(rows, { lane, entry, before, intent, at });
  const entries = lane.entries.flatMap((other) => {
    if (other === entry) return amended === null ? [] : [amended.entry];
    return [triedAgain(rows, lane, entry, other)];
  });
  closeSettledConflicts(rows, lane.group.id, entries, at);
  writeLane(rows, lane, { copy: lane.copy, entries, at }, touched);
  touched.changes();
  return amended?.receipt ?? { editId: null, changed: 0 };
}

function refuseUnlessHere(
  rows: Rows,
  { group }: StoredLane,
  { state, attempts, command }: StoredEntry,
  { name, description }: Amendment,
): void {
  if (state === 'sending' || state === 'acked') {
    throw new MusterError('conflict', 'This edit is on its way to the server.');
  }
  const isHeld = rows.conflicts
    .openOf(group.id)
    .some(({ commands }) => commands.includes(command.id));
  if (isHeld || state === 'conflict') {
    throw new MusterError('invalidRequest', 'This edit is in a conflict. Settle that first.');
  }
  // A group that is there keeps its fields whatever its creation says: the new name would be lost without a word.
  const isOfFields = name !== undefined || description !== undefined;
  if (command.name === 'createGroup' && attempts > 0 && isOfFields) {
    throw new MusterError(
      'conflict',
      'The server may have made this group already. Change the name or description of the group itself.',
    );
  }
}

function refuseWhereBuiltOn(
  rows: Rows,
  { entries }: StoredLane,
  entry: StoredEntry,
  { aspects }: AmendedIntent,
): void {
  for (const { seq, command, editId } of entries) {
    if (seq <= entry.seq || sharedAspects(aspects, aspectsOf(command)).size === 0) continue;
    const reason = laterEditSentence(rows, aspects, { intents: [command], settled: null });
    throw new MusterError('conflict', reason, { dependsOn: editId });
  }
}

/** Null: what is wanted now is so without any edit. */
function realChange(before: GroupState | null, entry: StoredEntry, wish: Intent): Intent | null {
  // A creation is replayed on a copy that has the group by now, and is still the lane's creation.
  const narrowed = entry.command.name === 'createGroup' ? wish : narrowIntent(before, wish);
  if (narrowed === null) return null;
  const intent = canonicalIntent(narrowed);
  if (intent !== null) return intent;
  throw new MusterError('invalidRequest', 'This edit does not fit.', { command: wish.name });
}

function insertInPlace(
  rows: Rows,
  {
    lane: { group, copy },
    entry: { seq, attempts, command: amended },
    before,
    intent,
    at,
  }: {
    lane: StoredLane;
    entry: StoredEntry;
    before: GroupState | null;
    intent: Intent;
    at: Instant;
  },
): { entry: StoredEntry; receipt: EditReceipt } {
  const editId = editIdSchema.parse(uuid());
  const editRow = rows.edits.insert({ uid: editId, at, undoOf: null });
  const id = commandIdSchema.parse(uuid());
  const command: Command = { ...intent, id, version: 1, groupId: group.uid, at };
  const baseFields = copy === null ? {} : fieldsOf(intent, copy.fields);
  const entry: StoredEntry = {
    seq,
    editRow,
    editId,
    groupRow: group.id,
    command,
    state: 'queued',
    baseFields,
    // What was tried before may be there: undoing this one must not take it for unsent.
    attempts,
    nextAttemptAt: null,
    lastFailure: null,
  };
  rows.outbox.insert(entry);
  rows.outbox.update(entry);
  const view = applyIntent(before, intent, at);
  rows.activity.recordCommand({
    kind: 'edit',
    editRow,
    groupRow: group.id,
    groupName: (before ?? view)?.fields.name ?? '',
    command,
    inverse: invertIntent(before, intent).filter((back) => canonicalIntent(back) !== null),
    amends: rows.journal.placeHolder(amended.id),
  });
  const people = concernedPeople(intent);
  return {
    entry,
    receipt: { editId, changed: people === 'everyone' ? 1 : Math.max(1, people.length) },
  };
}

/** What was refused along with an edit that is mended now, unless a conflict holds it. */
function triedAgain(
  rows: Rows,
  lane: StoredLane,
  mended: StoredEntry,
  other: StoredEntry,
): StoredEntry {
  if (mended.state !== 'parked' || other.state !== 'parked') return other;
  const next = released(lane, other, rows.conflicts.openOf(lane.group.id));
  if (next !== other) rows.outbox.update(next);
  return next;
}
