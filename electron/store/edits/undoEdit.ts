import type { EditId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { undoPeople, withdrawMakings } from '../people/withdrawPerson.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { refusal } from './refusal.ts';
import { keptParts, loadStandingEdit, refuseWhereEditedSince } from './standingEdit.ts';
import { takeBackEdit } from './turnBack.ts';
import { type UndoOptions, undoResolution } from './undoResolution.ts';
import { withdrawable } from './withdrawable.ts';
import { withdrawEdit } from './withdrawEdit.ts';

/**
 * Takes an edit back. Its receipt names the edit the other way; null when the edit was withdrawn. Throws MusterError
 * `notFound`, `cannotUndo` or what `options.check` throws; then nothing is changed.
 */
export function undoEdit(
  rows: Rows,
  editId: EditId,
  options: UndoOptions,
  touched: Touched,
): EditReceipt {
  const edit = knownEdit(rows, editId);
  if (edit.undoneAt !== null) throw refusal('This edit was undone already.');
  if (edit.resolution !== null) return undoResolution(rows, edit, options, touched);
  return reverseEdit(rows, edit, options, touched);
}

/**
 * Withdraws a standing edit whole where nothing it did to groups can be on the server, and with it whom it made as far as
 * they are not there; otherwise commits a new one the other way, and whom it made stays: nobody can be deleted there.
 */
export function reverseEdit(
  rows: Rows,
  edit: EditRow,
  options: UndoOptions,
  touched: Touched,
): EditReceipt {
  const { records, makings } = keptParts(rows, edit);
  if (records.length === 0) return undoPeople(rows, edit, makings, options.at, touched);
  refuseWhereEditedSince(rows, edit, records, rows.journal.placeOfCommit(edit.id));
  const standing = loadStandingEdit(rows, edit, records);
  const entries = withdrawable(rows, standing);
  touched.changes();
  if (entries === null) return takeBackEdit(rows, edit, records, options, touched);
  const receipt = withdrawEdit(rows, standing, entries, options.at, touched);
  withdrawMakings(rows, makings, options.at, touched);
  return receipt;
}

/** Throws MusterError `notFound`. */
export function knownEdit(rows: Rows, editId: EditId): EditRow {
  const edit = rows.edits.byUid(editId);
  if (edit === null) throw new MusterError('notFound', 'This edit is not known any more.');
  return edit;
}
