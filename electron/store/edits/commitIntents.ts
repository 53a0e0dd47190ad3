import { v7 as uuid } from 'uuid';
import type { Command, Intent } from '#shared/commands/command.ts';
import { applyIntent, invertIntent } from '#shared/commands/registry.ts';
import type { GroupFields, GroupState } from '#shared/domain/group.ts';
import { commandIdSchema, editIdSchema, type GroupId, type PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { concernedPeople, peopleMarks } from '../lanes/laneMarks.ts';
import { writeView } from '../lanes/writeView.ts';
import { makePeople, type PersonToMake } from '../people/makePeople.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { CheckIntent, EditReceipt } from '../workspaceStore.ts';
import { loadScope, viewOf } from './editScope.ts';
import { canonicalIntent, narrowIntent } from './narrowIntent.ts';

export interface GroupIntent {
  groupId: GroupId;
  intent: Intent;
  remoteId?: string;
}

export interface NewEdit {
  /** Made before anything is done to groups, whose intents may name them. */
  people?: readonly PersonToMake[];
  intents: readonly GroupIntent[];
  at: Instant;
  /** The edit it takes back. */
  undoOf: EditRow | null;
  /** The withdrawn edit it makes again. */
  redoOf?: EditRow;
  /** Sees each intent and the whole group before it; what it throws ends the transaction. */
  check?: CheckIntent | undefined;
}

/**
 * One edit: outbox rows, activity and view, inside the caller's transaction. What changes nothing leaves no row.
 * Throws MusterError `notFound` for an unknown person, `invalidRequest` for arguments that do not fit, `conflict` for the
 * address of somebody new that somebody has already.
 */
export function commitIntents(rows: Rows, edit: NewEdit, touched: Touched): EditReceipt {
  const uid = editIdSchema.parse(uuid());
  const people = new Set<PersonId>();
  const groups = new Set<GroupId>();
  let editRow: RowId | null = null;
  const startEdit = () => {
    const { at, undoOf, redoOf = null } = edit;
    editRow ??= rows.edits.insert({ uid, at, undoOf, redoOf });
    return editRow;
  };
  const { people: made = [] } = edit;
  if (made.length > 0) makePeople(rows, made, { editRow: startEdit(), at: edit.at }, touched);
  for (const { personId } of made) people.add(personId);
  for (const wish of edit.intents) {
    const done = commitOne(rows, wish, edit, startEdit, touched);
    if (done === null) continue;
    groups.add(wish.groupId);
    const concerned = concernedPeople(done);
    if (concerned !== 'everyone') for (const personId of concerned) people.add(personId);
  }
  if (editRow === null) return { editId: null, changed: 0 };
  touched.changes();
  return { editId: uid, changed: people.size > 0 ? people.size : groups.size };
}

/** Returns what really was to change; null when that is nothing. */
function commitOne(
  rows: Rows,
  { groupId, intent: asked, remoteId }: GroupIntent,
  { at, check }: NewEdit,
  startEdit: () => RowId,
  touched: Touched,
): Intent | null {
  const known = rows.groups.byUid(groupId);
  const scope = loadScope(rows, known, concernedPeople(asked));
  const { before, copy, intervals, personRows, hasEntries } = scope;
  const narrowed = narrowIntent(before, asked);
  if (narrowed === null) return null;
  const intent = canonicalIntent(narrowed);
  if (intent === null) {
    throw new MusterError('invalidRequest', 'This edit does not fit.', { command: asked.name });
  }
  check?.(groupId, known === null ? null : wholeView(rows, known), intent);
  const group =
    known ??
    rows.groups.insert({ uid: groupId, remoteId: null, fields: noFields, firstSeenAt: at });
  if (remoteId !== undefined && intent.name === 'createGroup' && !hasEntries) {
    rows.groups.setRemoteId(group.id, remoteId);
  }
  // From here on the view runs ahead of the server.
  if (!hasEntries) rows.copies.copyFromView(group.id);

  const id = commandIdSchema.parse(uuid());
  const command: Command = { ...intent, id, version: 1, groupId, at };
  const editRow = startEdit();
  const baseFields = copy === null ? {} : fieldsOf(intent, copy.fields);
  rows.outbox.insert({ seq: null, editRow, groupRow: group.id, command, baseFields });
  const view = applyIntent(before, intent, at);
  rows.activity.recordCommand({
    kind: 'edit',
    editRow,
    groupRow: group.id,
    groupName: (before ?? view)?.fields.name ?? '',
    command,
    inverse: invertIntent(before, intent).filter((back) => canonicalIntent(back) !== null),
  });

  const concerned = concernedPeople(intent);
  const { markOf, groupMark } = marksWith(rows, group);
  writeView(
    rows,
    {
      group,
      copy,
      view,
      people: concerned === 'everyone' ? intervals.keys() : new Set(concerned),
      intervals,
      personRows,
      groupMark,
      markOf,
      at,
    },
    touched,
  );
  return intent;
}

/** The group with everybody in it: how many they are is a limit. */
export function wholeView(rows: Rows, group: GroupRow): GroupState | null {
  return viewOf(group, rows.memberships.currentOf(group.id, new Map()));
}

/** A new row makes whom it names wait; older rows of the lane are read only where one may have a worse mark. */
function marksWith(rows: Rows, group: GroupRow) {
  if (group.syncMark !== 'attention') {
    return { groupMark: 'waiting' as const, markOf: () => 'waiting' as const };
  }
  const markOf = peopleMarks(rows.outbox.ofGroup(group.id));
  return { groupMark: group.syncMark, markOf };
}

const noFields: GroupFields = { name: '', description: null };

/** Of an `updateGroup`, the fields it changes as the server's copy has them. */
export function fieldsOf(intent: Intent, fields: GroupFields): Partial<GroupFields> {
  if (intent.name !== 'updateGroup') return {};
  return {
    ...(intent.args.name === undefined ? {} : { name: fields.name }),
    ...(intent.args.description === undefined ? {} : { description: fields.description }),
  };
}
