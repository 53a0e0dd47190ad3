import type { EditId } from '#shared/domain/ids.ts';
import type { ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { Result } from '#shared/ipc/result.ts';
import { call } from '../ipc/call.ts';
import type { Sentence } from '../ui/sentence.ts';
import { hideToast, showDone, showFailure, showNote } from '../ui/toasts.tsx';
import {
  type DoneEdit,
  dropEdit,
  mayWorkLater,
  pushEdit,
  pushRedone,
  pushUndone,
} from './editStack.ts';
import { useView, view } from './viewStore.ts';

/** The methods that change the roster; each answers with a receipt that undoes it. */
export type EditMethod =
  | 'groups.create'
  | 'groups.update'
  | 'groups.delete'
  | 'members.add'
  | 'members.copy'
  | 'members.remove'
  | 'members.setAdmin'
  | 'members.move'
  | 'people.create'
  | 'conflicts.resolve';

interface EditWords<Receipt> {
  /** What was done: "Added Bruno Carvalho to Drivers". */
  done: (receipt: Receipt) => Sentence;
  /** Heads the failure's toast. Left out where the caller shows the failure in its own place. */
  failed?: string;
}

/** Makes an edit and tells about it, with Undo. The screen itself follows by `store.changed`. */
export async function performEdit<Name extends EditMethod>(
  method: Name,
  params: ParamsInput<Name>,
  words: EditWords<Value<Name>>,
): Promise<Result<Value<Name>>> {
  const result = await call(method, params);
  if (!result.ok) {
    if (words.failed !== undefined) showFailure(words.failed, result.error);
    return result;
  }
  const { editId } = result.value;
  if (editId === null) {
    showNote('Nothing to change: it was so already.');
    return result;
  }
  const edit = { editId, what: words.done(result.value) };
  view.changeEdits((stack) => pushEdit(stack, edit));
  offerUndo(edit.what, edit);
  return result;
}

/** Takes back the last edit made in this window. */
export function undoLastEdit(): Promise<void> {
  return inTurn(async () => {
    const last = useView.getState().edits.done.at(-1);
    if (last !== undefined) await undoEdit(last);
    else showNote('Nothing to undo: no edit was made in this window yet.', noteId);
  });
}

/** Makes the edit again that was undone last. */
export function redoLastEdit(): Promise<void> {
  return inTurn(async () => {
    const last = useView.getState().edits.undone.at(-1);
    if (last !== undefined) await redoEdit(last);
    else showNote('Nothing to do again: nothing was undone since the last edit.', noteId);
  });
}

async function undoEdit(edit: DoneEdit): Promise<void> {
  const result = await call('edit.undo', { editId: edit.editId });
  hideToast(doneToast(edit.editId));
  if (!result.ok) {
    refuse('This was not undone', edit, result.error);
  } else if (result.value.changed === 0) {
    view.changeEdits((stack) => dropEdit(stack, edit.editId));
    showNote('There was nothing left to undo.', noteId);
  } else {
    view.changeEdits((stack) => pushUndone(stack, edit));
    const redo = { label: 'Redo', run: () => void inTurn(() => redoEdit(edit)) };
    showDone(['Undone: ', ...edit.what], redo, undoneToast(edit.editId));
  }
}

async function redoEdit(edit: DoneEdit): Promise<void> {
  const result = await call('edit.redo', { editId: edit.editId });
  hideToast(undoneToast(edit.editId));
  if (!result.ok) {
    refuse('This was not done again', edit, result.error);
    return;
  }
  const { editId } = result.value;
  if (editId === null) {
    view.changeEdits((stack) => dropEdit(stack, edit.editId));
    showNote('There was nothing left to do again.', noteId);
    return;
  }
  view.changeEdits((stack) => pushRedone(stack, edit, editId));
  offerUndo(['Done again: ', ...edit.what], { ...edit, editId });
}

function offerUndo(what: Sentence, edit: DoneEdit): void {
  const undo = { label: 'Undo', run: () => void inTurn(() => undoEdit(edit)) };
  showDone(what, undo, doneToast(edit.editId));
}

/** Says why not. The edit stays where it is only if another try may succeed: otherwise it would bar all before it. */
function refuse(title: string, edit: DoneEdit, failure: Failure): void {
  if (!mayWorkLater(failure)) view.changeEdits((stack) => dropEdit(stack, edit.editId));
  showFailure(title, failure, refusalId);
}

/** One note and one refusal at a time: a key that is pressed again and again must not fill the screen. */
const noteId = 'muster-undo-note';
const refusalId = 'muster-undo-refused';
const doneToast = (editId: EditId) => `muster-done-${editId}`;
const undoneToast = (editId: EditId) => `muster-undone-${editId}`;

let turn: Promise<void> = Promise.resolve();

/** One after the other: two presses in quick succession mean two edits, not the same one twice. */
function inTurn(act: () => Promise<void>): Promise<void> {
  turn = turn.then(act);
  return turn;
}
