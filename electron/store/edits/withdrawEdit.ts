import { applyIntent, invertIntent } from '#shared/commands/registry.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import { closeSettledConflicts, leaveOutbox } from '../lanes/leaveOutbox.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { CommandRecord } from '../repositories/activityRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { wholeView } from './commitIntents.ts';
import { takesBack } from './editChain.ts';
import { canonicalIntent } from './narrowIntent.ts';
import type { StandingEdit } from './standingEdit.ts';

/** Takes the rows out of their lanes, from the middle too, and folds the views again (I1). */
export function withdrawEdit(
  rows: Rows,
  { edit, records, lanes }: StandingEdit,
  entries: readonly StoredEntry[],
  at: Instant,
  touched: Touched,
): EditReceipt {
  leaveOutbox(rows, entries, 'undone', at);
  for (const lane of lanes.values()) {
    const { group } = lane;
    const left = lane.entries.filter(({ editRow }) => editRow !== edit.id);
    // With nothing of ours left, a deletion there simply holds.
    const isGoneThere = rows.conflicts.openOf(group.id).some(({ kind }) => kind === 'groupDeleted');
    const copy = left.length === 0 && isGoneThere ? null : lane.copy;
    closeSettledConflicts(rows, group.id, left, at);
    writeLane(rows, lane, { copy, entries: left, at }, touched);
    rows.activity.note({
      kind: takesBack(edit) ? 'redone' : 'undone',
      at,
      groupRow: group.id,
      groupName: group.fields.name,
      editRow: edit.id,
    });
    const own = records.filter(({ groupRow }) => groupRow === group.id);
    rememberBefore(rows, group.id, own, at);
  }
  rows.edits.setUndone(edit.id, at);
  // What took another edit back is gone, so that other edit stands again.
  if (edit.undoOf !== null) rows.edits.setUndone(edit.undoOf, null);
  return { editId: null, changed: countChanged(entries) };
}

/**
 * The group may have changed there since the edit was made. Making it again has to compare with what the withdrawal
 * left, not with what the edit found.
 */
function rememberBefore(
  rows: Rows,
  groupRow: RowId,
  records: readonly CommandRecord[],
  at: Instant,
): void {
  const group = rows.groups.byId(groupRow);
  let state = group === null ? null : wholeView(rows, group);
  for (const { commandUid, intent } of records) {
    const inverse = invertIntent(state, intent).filter((back) => canonicalIntent(back) !== null);
    rows.activity.setInverse(commandUid, inverse);
    state = applyIntent(state, intent, at);
  }
}

function countChanged(entries: readonly StoredEntry[]): number {
  const people = new Set<PersonId>();
  const groups = new Set<RowId>();
  for (const { command, groupRow } of entries) {
    groups.add(groupRow);
    const concerned = concernedPeople(command);
    if (concerned !== 'everyone') for (const personId of concerned) people.add(personId);
  }
  return people.size > 0 ? people.size : groups.size;
}
