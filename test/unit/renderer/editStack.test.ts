import { describe, expect, it } from 'vitest';
import { editIdSchema } from '#shared/domain/ids.ts';
import {
  type DoneEdit,
  dropEdit,
  type EditStack,
  emptyEditStack,
  mayWorkLater,
  pushEdit,
  pushRedone,
  pushUndone,
} from '../../../renderer/app/editStack.ts';
import { uuid } from './changeOf.ts';

const edit = (index: number): DoneEdit => ({
  editId: editIdSchema.parse(uuid(4, index)),
  what: [`edit ${index}`],
});
const [first, second, third] = [edit(1), edit(2), edit(3)];
const names = ({ done, undone }: EditStack) => ({
  done: done.map(({ what }) => what[0]),
  undone: undone.map(({ what }) => what[0]),
});
const both = pushEdit(pushEdit(emptyEditStack, first), second);

describe('the edits of a window', () => {
  it('are undone from the last and made again in the opposite order', () => {
    const undone = pushUndone(pushUndone(both, second), first);
    expect(names(undone)).toEqual({ done: [], undone: ['edit 2', 'edit 1'] });
    const redone = pushRedone(undone, first, first.editId);
    expect(names(redone)).toEqual({ done: ['edit 1'], undone: ['edit 2'] });
  });

  it('cannot be made again once another edit was made', () => {
    expect(names(pushEdit(pushUndone(both, second), third))).toEqual({
      done: ['edit 1', 'edit 3'],
      undone: [],
    });
  });

  it('are undone by the id that making them again has given them', () => {
    const { done, undone } = pushRedone(pushUndone(both, second), second, third.editId);
    expect(done.at(-1)).toEqual({ editId: third.editId, what: second.what });
    expect(undone).toEqual([]);
  });

  it('may be undone out of order, by their toast', () => {
    expect(names(pushUndone(both, first))).toEqual({ done: ['edit 2'], undone: ['edit 1'] });
  });

  it('are forgotten from both sides when one turns out to be hopeless', () => {
    expect(names(dropEdit(pushUndone(both, second), second.editId))).toEqual({
      done: ['edit 1'],
      undone: [],
    });
  });

  it('are remembered up to a hundred, the newest', () => {
    let stack = emptyEditStack;
    for (let index = 1; index <= 103; index += 1) stack = pushEdit(stack, edit(index));
    expect(stack.done).toHaveLength(100);
    expect(stack.done[0]?.what).toEqual(['edit 4']);
  });
});

describe('a refusal', () => {
  it('keeps the edit only where another try may succeed', () => {
    const dependsOn = third.editId;
    expect(mayWorkLater({ code: 'cannotUndo', message: '', details: { dependsOn } })).toBe(true);
    expect(mayWorkLater({ code: 'diskFull', message: '' })).toBe(true);
    expect(mayWorkLater({ code: 'cannotUndo', message: '' })).toBe(false);
    expect(mayWorkLater({ code: 'notFound', message: '' })).toBe(false);
    expect(mayWorkLater({ code: 'limitExceeded', message: '', details: { limit: 1 } })).toBe(false);
  });
});
