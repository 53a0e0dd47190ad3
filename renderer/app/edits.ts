import type { ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/ipc/result.ts';
import { call } from '../ipc/call.ts';
import type { Sentence } from '../ui/sentence.ts';
import { showDone, showFailure, showNote } from '../ui/toasts.tsx';
import { type DoneEdit, useView, view } from './viewStore.ts';

/** The methods that change the roster; each answers with a receipt that undoes it. */
export type EditMethod =
  | 'groups.create'
  | 'groups.update'
  | 'groups.delete'
  | 'members.add'
  | 'members.remove'
  | 'members.setAdmin'
  | 'members.move';

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
  view.rememberEdit(edit);
  showDone(edit.what, { label: 'Undo', run: () => void undoEdit(edit) });
  return result;
}

/** Takes one edit back, and says so, or says why not. */
export async function undoEdit({ editId, what }: DoneEdit): Promise<void> {
  const result = await call('edit.undo', { editId });
  view.forgetEdit(editId);
  if (!result.ok) showFailure('This was not undone', result.error);
  else if (result.value.changed === 0) showNote('There was nothing left to undo.');
  else showDone(['Undone: ', ...what]);
}

/** Takes back the last edit made in this window. */
export async function undoLastEdit(): Promise<void> {
  const last = useView.getState().doneEdits.at(-1);
  if (last === undefined) showNote('Nothing to undo: no edit was made in this window yet.');
  else await undoEdit(last);
}
