import type { EditId } from '#shared/domain/ids.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { madeBy, membersOf, rootOf, takesBack } from './editChain.ts';
import { redoResolution } from './redoResolution.ts';
import { refusal } from './refusal.ts';
import { keptParts, refuseWhereEditedSince } from './standingEdit.ts';
import { makeAgain } from './turnBack.ts';
import { knownEdit, reverseEdit } from './undoEdit.ts';
import type { UndoOptions } from './undoResolution.ts';

/**
 * Makes an undone edit again: undoes what took it back or, where it was withdrawn, commits it once more. The receipt
 * names what can be undone next: the new edit, or the old one where that stands again. Throws MusterError `notFound`,
 * `cannotUndo` or what `options.check` throws; then nothing is changed.
 */
export function redoEdit(
  rows: Rows,
  editId: EditId,
  options: UndoOptions,
  touched: Touched,
): EditReceipt {
  const edit = knownEdit(rows, editId);
  if (edit.resolution === null) keptParts(rows, edit);
  if (edit.undoneAt === null) throw refusal('This edit was not undone.');

  const chain = membersOf(rows, rootOf(rows, edit));
  const tip = chain.find((member) => isStanding(rows, member)) ?? null;
  const stands = tip !== null && !takesBack(tip);
  if (stands !== takesBack(edit)) throw refusal('This edit was made again already.');
  if (tip !== null) {
    const receipt = reverseEdit(rows, tip, options, touched);
    const again = takesBack(tip) ? madeBy(rows, tip).uid : null;
    return { ...receipt, editId: receipt.editId ?? again };
  }
  if (edit.resolution !== null) return redoResolution(rows, edit, options, touched);
  return redoWithdrawn(rows, chain, options, touched);
}

function isStanding(rows: Rows, edit: EditRow): boolean {
  if (edit.undoneAt !== null) return false;
  if (edit.resolution !== null) return true;
  const parts = [...rows.activity.commandsOf(edit.id), ...rows.activity.makingsOf(edit.id)];
  return parts.some(({ outcome }) => outcome !== 'discarded');
}

function redoWithdrawn(
  rows: Rows,
  chain: readonly EditRow[],
  options: UndoOptions,
  touched: Touched,
): EditReceipt {
  const withdrawn = chain.findLast((member) => !takesBack(member) && member.undoneAt !== null);
  if (withdrawn === undefined) throw refusal('This edit was not undone.');
  const parts = keptParts(rows, withdrawn);
  const since = rows.journal.placeOfWithdrawal(withdrawn.id);
  refuseWhereEditedSince(rows, withdrawn, parts.records, since);
  return makeAgain(rows, withdrawn, parts, options, touched);
}
