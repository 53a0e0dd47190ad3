import type { EditId } from '#shared/domain/ids.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { type Aspects, aspectsOf, sharedAspects } from './aspects.ts';
import { type ChainStep, chainsSince, madeBy, rootOf, setsUp, takesBack } from './editChain.ts';
import { laterEditSentence } from './laterEditSentence.ts';

export { type Aspects, aspectsOf };

/** What stands in the way of undoing or redoing something; `reason` is a sentence for the user. */
export interface LaterEdit {
  /** What has to be undone (or redone, where the reason says so) first. */
  editId: EditId;
  reason: string;
}

/**
 * The latest edit by which one of these aspects of a group is no longer as `edit` knew it: one made since that stands,
 * or one made before that was undone (or made again) since. What was made and undone since is as if it had never been.
 * `since` is a place in the journal: where `edit` was made unless given. Null when nothing stands in the way.
 */
export function findLaterEdit(
  rows: Rows,
  groupRow: RowId,
  aspects: Aspects,
  edit: EditRow,
  since: number | null = rows.journal.placeOfCommit(edit.id),
): LaterEdit | null {
  if (since === null) return null;
  const own = rootOf(rows, edit).id;
  const touching = (step: ChainStep) => touches(aspects, step);
  let latest: ChainStep | null = null;
  let found: LaterEdit | null = null;
  for (const { root, steps } of chainsSince(rows, groupRow, since)) {
    const last = root.id === own ? undefined : steps.findLast(touching);
    if (last === undefined || (latest !== null && last.place < latest.place)) continue;
    const standing = steps.findLast((step) => !takesBack(step.edit) && step.edit.undoneAt === null);
    const isNew = (rows.journal.placeOfCommit(root.id) ?? 0) > since;
    const first = steps.find(touching) ?? last;
    // A chain goes on and off in turn, so the first step since tells what it was before.
    const wasOn = !isNew && !setsUp(first);
    const isOn = isNew ? standing !== undefined : setsUp(last);
    if (isOn === wasOn) continue;
    const editId = (standing?.edit ?? madeBy(rows, last.edit)).uid;
    const reason = isOn
      ? laterEditSentence(rows, aspects, standing ?? last)
      : 'An earlier edit that this one was built on was undone since. Redo that one first.';
    latest = last;
    found = { editId, reason };
  }
  return found;
}

/**
 * Of a decision about a conflict, its note says what it settled. A group made again after a deletion there is made with
 * all that was in it, so it touches nothing but the question whether there is the group.
 */
function touches(aspects: Aspects, { intents, settled }: ChainStep): boolean {
  if (settled === 'name' || settled === 'description') {
    if (sharedAspects(aspects, new Set([settled])).size > 0) return true;
  }
  if (settled === 'groupDeleted' && aspects.has('existence')) return true;
  return intents.some((intent) => sharedAspects(aspects, aspectsOf(intent)).size > 0);
}
