import { v7 as uuid } from 'uuid';
import type { Intent } from '#shared/commands/command.ts';
import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { CommandRecord } from '../repositories/activityRows.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { commitIntents, type GroupIntent, type NewEdit, wholeView } from './commitIntents.ts';
import { withoutPart } from './intentParts.ts';
import { refusal } from './refusal.ts';
import type { EditParts } from './standingEdit.ts';
import { groupIsGone, stillAsLeft } from './stillAsLeft.ts';
import type { UndoOptions } from './undoResolution.ts';

/** One thing done to a group, and what is to be done now to turn it back. */
interface Turn {
  groupRow: RowId;
  /** Null: not known any more, so nothing can be compared. */
  made: Intent | null;
  back: Intent;
}

/** A new edit the other way, for one that is or may be on the server. Throws `cannotUndo`. */
export function takeBackEdit(
  rows: Rows,
  edit: EditRow,
  records: readonly CommandRecord[],
  options: UndoOptions,
  touched: Touched,
): EditReceipt {
  const turns = records
    .toReversed()
    .flatMap(({ groupRow, intent, inverse }) =>
      inverse.map((back) => ({ groupRow, made: intent, back })),
    );
  if (turns.length === 0) throw refusal('This edit cannot be taken back.');
  const intents = wishes(rows, turns, options).map(({ wish }) => aimedAnew(wish, options));
  const receipt = commit(rows, { intents, undoOf: edit }, options, touched);
  rows.edits.setUndone(edit.id, options.at);
  return receipt;
}

/**
 * A withdrawn edit once more, as a new edit. A group whose creation was withdrawn keeps its ids: it never was on the
 * server, and what else was undone in it finds it again. So do people who went with it; those who did not were or may have
 * been sent, and are here. Throws `cannotUndo`, or `conflict` for an address that somebody has meanwhile.
 */
export function makeAgain(
  rows: Rows,
  edit: EditRow,
  { records, makings }: EditParts,
  options: UndoOptions,
  touched: Touched,
): EditReceipt {
  const people = makings.filter(
    ({ outcome, personId }) => outcome === 'undone' && rows.people.rowOf(personId) === null,
  );
  if (people.length > 0) options.checkPerson?.();
  const turns = withoutDiscarded(rows, edit, records).map(({ groupRow, intent, inverse }) => ({
    groupRow,
    made: inverse[0] ?? null,
    back: intent,
  }));
  // Nothing but people is left of the edit: no group has to be as it was.
  const intents = turns.length === 0 ? [] : wishes(rows, turns, options).map(({ wish }) => wish);
  return commit(rows, { people, intents, undoOf: null, redoOf: edit }, options, touched);
}

/** Without those whom the edit made and who were given up by hand since it was withdrawn. */
function withoutDiscarded(
  rows: Rows,
  edit: EditRow,
  records: readonly CommandRecord[],
): readonly CommandRecord[] {
  const discarded = rows.activity
    .makingsOf(edit.id)
    .filter(({ outcome }) => outcome === 'discarded')
    .map(({ personId }) => personId);
  if (discarded.length === 0) return records;
  const people = new Set(discarded);
  return records.flatMap((record) => {
    const intent = withoutPart(record.intent, { people });
    return intent === null ? [] : [{ ...record, intent }];
  });
}

/** What may be turned back now, looked at one after the other as it will be done. */
function wishes(rows: Rows, turns: readonly Turn[], { at }: UndoOptions): { wish: GroupIntent }[] {
  const states = new Map<RowId, GroupState | null>();
  const found: { wish: GroupIntent }[] = [];
  let isSomebodyThere = false;
  for (const { groupRow, made, back } of turns) {
    const group = rows.groups.byId(groupRow);
    if (group === null) continue;
    const known = states.get(groupRow);
    const state = known === undefined ? wholeView(rows, group) : known;
    isSomebodyThere ||= state !== null;
    const intent = made === null ? back : stillAsLeft(state, made, back);
    if (intent === null) continue;
    states.set(groupRow, applyIntent(state, intent, at));
    found.push({ wish: { groupId: group.uid, intent } });
  }
  if (found.length > 0) return found;
  if (!isSomebodyThere) throw groupIsGone();
  throw refusal('Somebody has changed this since, for everybody whom the edit was about.');
}

/** A group that was deleted on the server is made anew: its old id there is used up. */
function aimedAnew(wish: GroupIntent, { newRemoteId }: UndoOptions): GroupIntent {
  if (wish.intent.name !== 'createGroup') return wish;
  const groupId = groupIdSchema.parse(uuid());
  const remoteId = newRemoteId();
  return { groupId, intent: wish.intent, ...(remoteId !== null && { remoteId }) };
}

function commit(
  rows: Rows,
  edit: Pick<NewEdit, 'people' | 'intents' | 'undoOf' | 'redoOf'>,
  { at, check }: UndoOptions,
  touched: Touched,
): EditReceipt {
  const receipt = commitIntents(rows, { ...edit, at, check }, touched);
  if (receipt.editId === null) throw refusal('Somebody else has done this already.');
  return receipt;
}
