import type { ResolutionRecord } from '#shared/domain/resolution.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { CheckIntent, EditReceipt } from '../workspaceStore.ts';
import { type Aspects, aspectsOf } from './aspects.ts';
import { commitIntents } from './commitIntents.ts';
import { contraryIntents } from './contraryIntents.ts';
import { findLaterEdit } from './dependence.ts';
import { dependenceRefusal, refusal } from './refusal.ts';
import { reopenConflict } from './reopenConflict.ts';
import { decodeResolution } from './resolutionRecord.ts';
import { type Fate, fateOf } from './rowFate.ts';

export interface UndoOptions {
  at: Instant;
  newRemoteId: () => string | null;
  check?: CheckIntent | undefined;
  /** Called before somebody whose making was withdrawn is made again; may throw. */
  checkPerson?: (() => void) | undefined;
}

/**
 * Takes the settling of a conflict back (`edit.resolution` is not null), `edit.undone_at` included: as long as nothing
 * it set free was sent, the conflict is open again with everything it held up; afterwards by a new edit the other way.
 * Throws MusterError `cannotUndo`.
 */
export function undoResolution(
  rows: Rows,
  edit: EditRow,
  { at, check }: UndoOptions,
  touched: Touched,
): EditReceipt {
  if (edit.undoneAt !== null) throw refusal('This decision was undone already.');
  const { record, lane } = knownResolution(rows, edit);
  const later = findLaterEdit(rows, lane.group.id, aspectsOfRecord(record), edit);
  if (later !== null) throw dependenceRefusal(later);

  const receipt = mustBeContradicted(rows, edit, record, lane)
    ? commitIntents(
        rows,
        { intents: contraryIntents(rows, record, lane), at, undoOf: edit, check },
        touched,
      )
    : reopenConflict(rows, record, { edit, lane, at }, touched);
  rows.edits.setUndone(edit.id, at);
  touched.changes();
  return receipt;
}

/** A decision as it was kept, with its group's lane now. Throws MusterError `cannotUndo`. */
export function knownResolution(
  rows: Rows,
  edit: EditRow,
): { record: ResolutionRecord; lane: StoredLane } {
  const record = edit.resolution === null ? null : decodeResolution(edit.resolution);
  const group = record === null ? null : rows.groups.byUid(record.groupId);
  if (record === null || group === null) throw refusal('This decision is not known any more.');
  return { record, lane: loadLane(rows, group) };
}

function aspectsOfRecord({ kind, rows, added }: ResolutionRecord): Aspects {
  if (kind === 'name' || kind === 'description') return new Set([kind]);
  if (kind === 'groupDeleted') return new Set(['existence']);
  return new Set([...rows, ...added].flatMap(({ intent }) => [...aspectsOf(intent)]));
}

/** Has something that the decision set free been sent, or perhaps been sent? */
function mustBeContradicted(
  rows: Rows,
  edit: EditRow,
  record: ResolutionRecord,
  lane: StoredLane,
): boolean {
  const fates = fatesOf(rows, edit, record, lane);
  if (record.choice === 'takeTheirs') {
    // What was given up was not sent; what was left of a row goes its own way.
    if (!fates.includes('on its way')) return false;
    throw refusal('The rest of this edit is being sent right now. Try again in a moment.');
  }
  if (fates.includes('on its way') || fates.includes('tried') || fates.includes('sent'))
    return true;
  if (fates.includes('here')) return false;
  throw refusal('The edits it was about have been discarded or undone since.');
}

function fatesOf(rows: Rows, edit: EditRow, record: ResolutionRecord, lane: StoredLane): Fate[] {
  const left = record.rows.flatMap(({ id, editId, left }) =>
    left === null ? [] : [fateOf(rows, lane, { id, editId, attempts: left.attempts })],
  );
  const added = record.added.map(({ id }) =>
    fateOf(rows, lane, { id, editId: edit.uid, attempts: 0 }),
  );
  return [...left, ...added];
}
