import type { EditId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { Sentence } from '../ui/sentence.ts';

/** An edit of this window, with what it did. Its id undoes it, and once undone makes it again. */
export interface DoneEdit {
  editId: EditId;
  what: Sentence;
}

/** What Ctrl/Cmd+Z takes back and what Ctrl/Cmd+Shift+Z makes again; the next of each is the last. */
export interface EditStack {
  done: readonly DoneEdit[];
  undone: readonly DoneEdit[];
}

export const emptyEditStack: EditStack = { done: [], undone: [] };

/** How many edits can be gone back. */
const rememberedEdits = 100;

/** A new edit: what was undone before it can no longer be made again in its place. */
export function pushEdit({ done }: EditStack, edit: DoneEdit): EditStack {
  return { done: [...done, edit].slice(-rememberedEdits), undone: [] };
}

/** The edit was taken back; it need not be the last one. */
export function pushUndone(stack: EditStack, edit: DoneEdit): EditStack {
  const { done, undone } = dropEdit(stack, edit.editId);
  return { done, undone: [...undone, edit].slice(-rememberedEdits) };
}

/** The edit was made again, and is undone by `editId` from now on. */
export function pushRedone(stack: EditStack, edit: DoneEdit, editId: EditId): EditStack {
  const { done, undone } = dropEdit(stack, edit.editId);
  return { done: [...done, { ...edit, editId }].slice(-rememberedEdits), undone };
}

export function dropEdit({ done, undone }: EditStack, editId: EditId): EditStack {
  const isOther = (edit: DoneEdit) => edit.editId !== editId;
  return { done: done.filter(isOther), undone: undone.filter(isOther) };
}

/** Whether what was refused may be accepted another time: a later edit is in the way, or the disk is full. */
export function mayWorkLater({ code, details }: Failure): boolean {
  return code === 'diskFull' || (code === 'cannotUndo' && details?.dependsOn !== undefined);
}
