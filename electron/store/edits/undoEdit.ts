import { v7 as uuid } from 'uuid';
import { type EditId, groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import { closeSettledConflicts, leaveOutbox } from '../lanes/leaveOutbox.ts';
import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { CommandRecord } from '../repositories/activityRows.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { commitIntents, type GroupIntent } from './commitIntents.ts';

/**
 * Takes an edit back: withdrawn whole as long as nothing of it was sent and nothing was built on it, otherwise by
 * a new edit the other way. Throws MusterError `notFound` or `cannotUndo`.
 */
export function undoEdit(
  rows: Rows,
  editId: EditId,
  options: { at: Instant; newRemoteId: () => string | null },
  touched: Touched,
): EditReceipt {
  const edit = rows.edits.byUid(editId);
  if (edit === null) throw new MusterError('notFound', 'This edit is not known any more.');
  const records = standingRecords(rows, edit);
  const lanes = lanesOf(rows, records);
  const entries = withdrawable(edit, records, lanes);
  const receipt =
    entries === null
      ? takeBack(rows, edit, records, lanes, options, touched)
      : withdraw(rows, edit, lanes, entries, options.at, touched);
  rows.edits.setUndone(edit.id, options.at);
  touched.changes();
  return receipt;
}

/** The commands of an edit that still count, or the reason why it cannot be undone. */
function standingRecords(rows: Rows, edit: EditRow): CommandRecord[] {
  if (edit.undoneAt !== null) throw refuse('This edit was undone already.');
  const records = rows.activity
    .commandsOf(edit.id)
    .filter(({ kind, outcome }) => kind === 'edit' && outcome !== 'discarded');
  if (records.length === 0) throw refuse('This edit was discarded and changed nothing.');
  if (records.some(({ groupRow }) => rows.activity.hasLaterEdit(groupRow, edit.id))) {
    throw refuse('The group was edited again since. Undo the later edit first.');
  }
  return records;
}

function lanesOf(rows: Rows, records: readonly CommandRecord[]): Map<number, StoredLane> {
  const lanes = new Map<number, StoredLane>();
  for (const { groupRow } of records) {
    const group = lanes.has(groupRow) ? null : rows.groups.byId(groupRow);
    if (group !== null) lanes.set(groupRow, loadLane(rows, group));
  }
  return lanes;
}

/** The edit's rows when all of them are unsent, whole, and the last of their lanes; otherwise null. */
function withdrawable(
  edit: EditRow,
  records: readonly CommandRecord[],
  lanes: ReadonlyMap<number, StoredLane>,
): StoredEntry[] | null {
  const own: StoredEntry[] = [];
  for (const { entries } of lanes.values()) {
    const first = entries.findIndex(({ editRow }) => editRow === edit.id);
    const tail = first < 0 ? [] : entries.slice(first);
    if (tail.some(({ editRow }) => editRow !== edit.id)) return null;
    own.push(...tail);
  }
  const isWhole = records.every((record) => {
    const entry = own.find(({ command }) => command.id === record.commandUid);
    // A row that was narrowed on the way is partly on the server.
    return entry !== undefined && isUnsent(entry) && isAsMade(entry, record);
  });
  return isWhole ? own : null;
}

function isUnsent({ state }: StoredEntry): boolean {
  return state !== 'sending' && state !== 'acked';
}

function isAsMade({ command }: StoredEntry, record: CommandRecord): boolean {
  return command.name === record.command && JSON.stringify(command.args) === record.args;
}

function withdraw(
  rows: Rows,
  edit: EditRow,
  lanes: ReadonlyMap<number, StoredLane>,
  entries: readonly StoredEntry[],
  at: Instant,
  touched: Touched,
): EditReceipt {
  leaveOutbox(rows, entries, 'undone', at);
  for (const lane of lanes.values()) {
    const left = lane.entries.filter(({ editRow }) => editRow !== edit.id);
    // With nothing of ours left, a deletion there simply holds.
    const isDeletedThere = rows.conflicts
      .openOf(lane.group.id)
      .some(({ kind }) => kind === 'groupDeleted');
    const copy = left.length === 0 && isDeletedThere ? null : lane.copy;
    closeSettledConflicts(rows, lane.group.id, left, at);
    writeLane(rows, lane, { copy, entries: left, at }, touched);
    rows.activity.note({
      kind: 'undone',
      at,
      groupRow: lane.group.id,
      groupName: lane.group.fields.name,
      editRow: edit.id,
    });
  }
  // What took another edit back is gone, so that other edit stands again.
  if (edit.undoOf !== null) rows.edits.setUndone(edit.undoOf, null);
  return { editId: null, changed: countChanged(entries) };
}

function countChanged(entries: readonly StoredEntry[]): number {
  const people = new Set<PersonId>();
  const groups = new Set<number>();
  for (const { command, groupRow } of entries) {
    groups.add(groupRow);
    const concerned = concernedPeople(command);
    if (concerned !== 'everyone') for (const personId of concerned) people.add(personId);
  }
  return people.size > 0 ? people.size : groups.size;
}

function takeBack(
  rows: Rows,
  edit: EditRow,
  records: readonly CommandRecord[],
  lanes: ReadonlyMap<number, StoredLane>,
  { at, newRemoteId }: { at: Instant; newRemoteId: () => string | null },
  touched: Touched,
): EditReceipt {
  const intents: GroupIntent[] = [];
  for (const { inverse, groupRow } of records.toReversed()) {
    const group = lanes.get(groupRow)?.group;
    if (group === undefined) continue;
    for (const intent of inverse) intents.push(aimed(group, intent, newRemoteId));
  }
  if (intents.length === 0) throw refuse('This edit cannot be taken back.');
  const isPointless = intents.every(
    ({ groupId, intent }) =>
      intent.name !== 'createGroup' && rows.groups.byUid(groupId)?.isPresent !== true,
  );
  if (isPointless) throw refuse('The group is not there any more.');
  return commitIntents(rows, { intents, at, undoOf: edit }, touched);
}

/** A group that was deleted on the server is made anew: its old id there is used up. */
function aimed(
  group: GroupRow,
  intent: GroupIntent['intent'],
  newRemoteId: () => string | null,
): GroupIntent {
  if (intent.name !== 'createGroup') return { groupId: group.uid, intent };
  const groupId = groupIdSchema.parse(uuid());
  const remoteId = newRemoteId();
  return remoteId === null ? { groupId, intent } : { groupId, intent, remoteId };
}

function refuse(reason: string): MusterError {
  return new MusterError('cannotUndo', reason);
}
