import type { EditId } from '#shared/domain/ids.ts';
import type { ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { Result } from '#shared/ipc/result.ts';
import { call } from '../ipc/call.ts';
import type { Sentence } from '../ui/sentence.ts';
import { hideToast, showDone, showFailure, showNote, type ToastAction } from '../ui/toasts.tsx';
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
  | 'groups.duplicate'
  | 'members.add'
  | 'members.copy'
  | 'members.remove'
  | 'members.setAdmin'
  | 'members.move'
  | 'members.copy'
  | 'people.create'
  | 'conflicts.resolve'
  | 'changes.amend'
  | 'imports.apply';

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
    if (words.failed !== undefined) {
      const again = () => void performEdit(method, params, words);
      showFailure(words.failed, result.error, { action: wayOn(result.error, again) });
    }
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

/** Takes back any edit, of this window or not; the failure, for its own place on the screen, when it was refused. */
export function undoEditById(editId: EditId, what: Sentence): Promise<Failure | null> {
  return inTurn(() => takeBack({ editId, what }));
}

async function undoEdit(edit: DoneEdit): Promise<void> {
  const failure = await takeBack(edit);
  if (failure !== null) showRefusal('This was not undone', failure);
}

/** The edit stays on the stack only if another try may succeed: otherwise it would bar all before it. */
async function takeBack(edit: DoneEdit): Promise<Failure | null> {
  const result = await call('edit.undo', { editId: edit.editId });
  hideToast(doneToast(edit.editId));
  if (!result.ok) {
    if (!mayWorkLater(result.error)) view.changeEdits((stack) => dropEdit(stack, edit.editId));
    return result.error;
  }
  if (result.value.changed === 0) {
    view.changeEdits((stack) => dropEdit(stack, edit.editId));
    showNote('There was nothing left to undo.', noteId);
  } else {
    view.changeEdits((stack) => pushUndone(stack, edit));
    const redo = { label: 'Redo', run: () => void inTurn(() => redoEdit(edit)) };
    showDone(['Undone: ', ...edit.what], redo, undoneToast(edit.editId));
  }
  return null;
}

async function redoEdit(edit: DoneEdit): Promise<void> {
  const result = await call('edit.redo', { editId: edit.editId });
  hideToast(undoneToast(edit.editId));
  if (!result.ok) {
    if (!mayWorkLater(result.error)) view.changeEdits((stack) => dropEdit(stack, edit.editId));
    showRefusal('This was not done again', result.error);
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

function showRefusal(title: string, failure: Failure): void {
  showFailure(title, failure, { id: refusalId });
}

/** What can be done about a failure that is none of the edit's own; null: the sentence has to do. */
function wayOn({ code }: Failure, again: () => void): ToastAction | null {
  if (code === 'diskFull') return { label: 'Try again', run: again };
  if (code === 'storeCorrupt') {
    return { label: 'Show backups', run: () => view.openDialog({ kind: 'backups' }) };
  }
  return null;
}

/** One note and one refusal at a time: a key that is pressed again and again must not fill the screen. */
const noteId = 'muster-undo-note';
const refusalId = 'muster-undo-refused';
const doneToast = (editId: EditId) => `muster-done-${editId}`;
const undoneToast = (editId: EditId) => `muster-undone-${editId}`;

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: two presses in quick succession mean two edits, not the same one twice. */
function inTurn<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
  const mine = turn.then(act);
  turn = mine;
  return mine;
}
