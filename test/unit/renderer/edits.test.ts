import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EditId, editIdSchema, groupIdSchema } from '#shared/domain/ids.ts';
import { createFakeBridge, type FakeBridge } from '#test/fakes/fakeBridge.ts';
import {
  performEdit,
  redoLastEdit,
  undoEditById,
  undoLastEdit,
} from '../../../renderer/app/edits.ts';
import { useView, view } from '../../../renderer/app/viewStore.ts';
import { uuid } from './changeOf.ts';

const kitchen = groupIdSchema.parse(uuid(2, 4));
let bridge: FakeBridge;

beforeEach(() => {
  bridge = createFakeBridge({ latencyMs: 0, sendsAfterMs: null });
  vi.stubGlobal('window', { muster: bridge });
  view.reset();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const rename = (name: string) =>
  performEdit('groups.update', { groupId: kitchen, name }, { done: () => [`to ${name}`] });
const nameNow = async () => {
  const result = await bridge.methods['groups.get']({ groupId: kitchen });
  return result.ok ? (result.value as { name: string }).name : null;
};
const unsent = async () => {
  const result = await bridge.methods['changes.list']({});
  return result.ok ? (result.value as { items: { id: string }[] }).items : [];
};
const asked = (method: string) => bridge.calls.filter((one) => one.method === method).length;
const stack = () => {
  const { done, undone } = useView.getState().edits;
  return { done: done.map(({ what }) => what[0]), undone: undone.map(({ what }) => what[0]) };
};

describe('undo and redo', () => {
  it('go back and forth through the edits of this window', async () => {
    await rename('Cooks');
    await undoLastEdit();
    expect(await nameNow()).toBe('Community kitchen');
    expect(stack()).toEqual({ done: [], undone: ['to Cooks'] });
    await redoLastEdit();
    expect(await nameNow()).toBe('Cooks');
    await undoLastEdit();
    expect(await nameNow()).toBe('Community kitchen');
  });

  it('take two edits for two presses, however quickly they come', async () => {
    await rename('Cooks');
    await rename('Cooks and servers');
    await Promise.all([undoLastEdit(), undoLastEdit()]);
    expect(await nameNow()).toBe('Community kitchen');
    expect(stack()).toEqual({ done: [], undone: ['to Cooks and servers', 'to Cooks'] });
  });

  it('ask nothing of the host when there is nothing to undo or redo', async () => {
    await undoLastEdit();
    await redoLastEdit();
    expect(asked('edit.undo') + asked('edit.redo')).toBe(0);
  });

  it('keep an edit that a later one stands in the way of, and drop one that is refused for good', async () => {
    await rename('Cooks');
    const mine = stack();
    // The later edit is not this window's.
    await bridge.methods['groups.update']({ groupId: kitchen, name: 'Somebody else’s' });
    await undoLastEdit();
    expect(stack()).toEqual(mine);
    expect(asked('edit.undo')).toBe(1);

    vi.stubGlobal('window', {
      muster: createFakeBridge({ latencyMs: 0, failing: { 'edit.undo': 'cannotUndo' } }),
    });
    await undoLastEdit();
    expect(stack()).toEqual({ done: [], undone: [] });
  });

  it('take back an edit by its id, of this window or not, and can make it again', async () => {
    const made = await bridge.methods['groups.update']({
      groupId: kitchen,
      name: 'From elsewhere',
    });
    const editId = made.ok ? (made.value as { editId: EditId }).editId : null;
    if (editId === null) throw new Error('Nothing was edited.');
    expect(await undoEditById(editId, ['to From elsewhere'])).toBeNull();
    expect(await nameNow()).toBe('Community kitchen');
    expect(stack()).toEqual({ done: [], undone: ['to From elsewhere'] });
    await redoLastEdit();
    expect(await nameNow()).toBe('From elsewhere');
  });

  it('hand a refusal to whoever asked for it by id, with the reason', async () => {
    const refused = await undoEditById(editIdSchema.parse(uuid(4, 777)), ['never made']);
    expect(refused).toMatchObject({ code: 'cannotUndo' });
    expect(stack()).toEqual({ done: [], undone: [] });
  });

  it('hold an amended edit like any other', async () => {
    await rename('Cooks');
    const [change] = await unsent();
    const params = { commandId: change?.id, name: 'Cooks and servers' } as never;
    await performEdit('changes.amend', params, { done: () => ['amended'] });
    expect(await nameNow()).toBe('Cooks and servers');
    expect(await unsent()).toHaveLength(1);
    expect(stack().done).toEqual(['to Cooks', 'amended']);
  });

  it('hold the settling of a conflict like any other edit', async () => {
    bridge = createFakeBridge({ latencyMs: 0, sendsAfterMs: null, pending: 'everyConflict' });
    vi.stubGlobal('window', { muster: bridge });
    const open = async () => {
      const result = await bridge.methods['conflicts.list']({});
      return result.ok ? (result.value as { items: { id: string }[] }).items : [];
    };
    const before = await open();
    const [conflictId = ''] = before.map(({ id }) => id);
    const params = { conflictId, choice: 'takeTheirs' } as never;
    await performEdit('conflicts.resolve', params, { done: () => ['settled'] });
    expect(await open()).toHaveLength(before.length - 1);
    await undoLastEdit();
    expect(await open()).toEqual(before);
    await redoLastEdit();
    expect(await open()).toHaveLength(before.length - 1);
  });
});
