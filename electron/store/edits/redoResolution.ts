import type { Touched } from '../database/storeDatabase.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { refusal } from './refusal.ts';
import { resolveConflict } from './resolveConflict.ts';
import { knownResolution, type UndoOptions } from './undoResolution.ts';

/**
 * Settles a conflict again that was opened again by `undoResolution`, the same way, as a new edit. Throws MusterError
 * `cannotUndo` when it has been settled since.
 */
export function redoResolution(
  rows: Rows,
  edit: EditRow,
  { at, newRemoteId }: UndoOptions,
  touched: Touched,
): EditReceipt {
  const { record } = knownResolution(rows, edit);
  if (rows.conflicts.byUid(record.conflict)?.isOpen !== true) {
    throw refusal('The conflict has been settled since.');
  }
  const again = { at, newRemoteId, redoOf: edit };
  return resolveConflict(rows, record.conflict, record.choice, again, touched);
}
