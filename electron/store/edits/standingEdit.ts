import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import type { CommandRecord, PersonRecord } from '../repositories/activityRows.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { type Aspect, aspectsOf } from './aspects.ts';
import { findLaterEdit } from './dependence.ts';
import { dependenceRefusal, refusal } from './refusal.ts';

/** An edit with what it did and the queues of the groups it did it to. */
export interface StandingEdit {
  edit: EditRow;
  records: readonly CommandRecord[];
  lanes: ReadonlyMap<RowId, StoredLane>;
}

export function loadStandingEdit(
  rows: Rows,
  edit: EditRow,
  records: readonly CommandRecord[],
): StandingEdit {
  const lanes = new Map<RowId, StoredLane>();
  for (const { groupRow } of records) {
    const group = lanes.has(groupRow) ? null : rows.groups.byId(groupRow);
    if (group !== null) lanes.set(groupRow, loadLane(rows, group));
  }
  return { edit, records, lanes };
}

/** What an edit did: to groups, and whom it made. */
export interface EditParts {
  records: CommandRecord[];
  makings: PersonRecord[];
}

/** What an edit did, less what was discarded of it. Throws `cannotUndo` when nothing is left. */
export function keptParts(rows: Rows, edit: EditRow): EditParts {
  const records = rows.activity
    .commandsOf(edit.id)
    .filter(({ kind, outcome }) => kind === 'edit' && outcome !== 'discarded');
  const makings = rows.activity.makingsOf(edit.id).filter(({ outcome }) => outcome !== 'discarded');
  if (records.length > 0 || makings.length > 0) return { records, makings };
  throw refusal('This edit was discarded and changed nothing.');
}

/** Throws `cannotUndo` when what the records are about was edited since that place in the journal. */
export function refuseWhereEditedSince(
  rows: Rows,
  edit: EditRow,
  records: readonly CommandRecord[],
  since: number | null,
): void {
  const aspects = new Map<RowId, Set<Aspect>>();
  for (const { groupRow, intent } of records) {
    const known = aspects.get(groupRow) ?? new Set();
    aspects.set(groupRow, known.union(aspectsOf(intent)));
  }
  for (const [groupRow, ofGroup] of aspects) {
    const later = findLaterEdit(rows, groupRow, ofGroup, edit, since);
    if (later !== null) throw dependenceRefusal(later);
  }
}
