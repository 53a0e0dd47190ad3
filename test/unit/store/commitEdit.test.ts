import { describe, expect, it } from 'vitest';
import type { StoreChange } from '#electron/store/workspaceStore.ts';
import { personIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';

function openSeeded() {
  const { store, reopen } = openTestStore();
  pull(store, {
    people: ['Ana', 'Ben', 'Cem', 'Dai'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana', 'Ben*']), remoteGroup('Garden', ['Cem'])],
  });
  return {
    store,
    reopen,
    kitchen: groupNamed(store, 'Kitchen'),
    garden: groupNamed(store, 'Garden'),
  };
}

describe('commitEdit', () => {
  it('shows an add at once, marked as waiting, and puts it into the outbox', () => {
    const { store, kitchen } = openSeeded();
    const dai = personNamed(store, 'Dai');
    const receipt = store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.add(dai) }],
      at: at(10),
    });
    expect(receipt).toEqual({ editId: expect.any(String), changed: 1 });
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*', 'Dai']);
    const { items } = store.queryRoster({
      groupId: kitchen,
      filter: 'dai',
      sort: [],
      ...everything,
    });
    expect(items).toMatchObject([{ joinedAt: at(10), datesFrom: 'edit', syncMark: 'waiting' }]);
    expect(store.getGroup(kitchen)).toMatchObject({ memberCount: 3, syncMark: 'waiting' });
    expect(store.listChanges(everything).items).toMatchObject([
      {
        editId: receipt.editId,
        groupName: 'Kitchen',
        command: 'addMembers',
        peopleCount: 1,
        peopleNames: ['Dai'],
        state: 'queued',
      },
    ]);
    expect(store.unsentEdits(kitchen)).toBe(1);
  });

  it('keeps an edit over a restart [P1]', () => {
    const { store, reopen, kitchen } = openSeeded();
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Cooks') }],
      at: at(1),
    });
    const again = reopen();
    expect(again.getGroup(kitchen)?.name).toBe('Cooks');
    expect(again.listChanges(everything).items).toMatchObject([{ newName: 'Cooks' }]);
  });

  it('leaves no row for what changes nothing, and stores only what changes', () => {
    const { store, kitchen } = openSeeded();
    const ana = personNamed(store, 'Ana');
    const dai = personNamed(store, 'Dai');
    expect(
      store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.add(ana) }], at: at(1) }),
    ).toEqual({ editId: null, changed: 0 });
    expect(
      store.commitEdit({
        intents: [{ groupId: newGroupId(), intent: intents.rename('Nobody') }],
        at: at(1),
      }),
    ).toEqual({ editId: null, changed: 0 });
    expect(store.listChanges(everything).total).toBe(0);

    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.add(ana, dai, dai) }],
      at: at(2),
    });
    expect(store.readLane(kitchen)?.entries[0]?.command.args).toEqual({
      members: [{ personId: dai, isAdmin: false }],
    });
  });

  it('writes down the server’s values of the fields it changes, not those of earlier edits', () => {
    const { store, kitchen } = openSeeded();
    for (const name of ['Cooks', 'Chefs']) {
      store.commitEdit({
        intents: [{ groupId: kitchen, intent: intents.rename(name) }],
        at: at(1),
      });
    }
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.describe('Soup') }],
      at: at(2),
    });
    expect(store.readLane(kitchen)?.entries.map(({ baseFields }) => baseFields)).toEqual([
      { name: 'Kitchen' },
      { name: 'Kitchen' },
      { description: null },
    ]);
  });

  it('keeps the server’s copy from the first edit on, and gives it up with the last', () => {
    const { store, kitchen } = openSeeded();
    const ana = personNamed(store, 'Ana');
    const before = store.groupState(kitchen);
    const { editId } = store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.take(ana) }],
      at: at(5),
    });
    expect(store.readLane(kitchen)?.base).toMatchObject({ fields: before?.fields });
    expect([...(store.readLane(kitchen)?.base?.members.keys() ?? [])]).toContain(ana);
    expect(store.groupState(kitchen)?.members.has(ana)).toBe(false);
    if (editId !== null) store.undoEdit(editId, at(6));
    expect(store.groupState(kitchen)).toEqual(before);
    expect(store.readLane(kitchen)?.entries).toEqual([]);
  });

  it('makes a group with its people, under the remote id the client chose', () => {
    const { store } = openSeeded();
    const groupId = newGroupId();
    const people = ['Ana', 'Cem'].map((name) => personNamed(store, name));
    const receipt = store.commitEdit({
      intents: [{ groupId, intent: intents.create('Choir', people), remoteId: groupId }],
      at: at(7),
    });
    expect(receipt.changed).toBe(2);
    expect(store.getGroup(groupId)).toMatchObject({
      name: 'Choir',
      remoteId: groupId,
      memberCount: 2,
      syncMark: 'waiting',
    });
    expect(store.readLane(groupId)).toMatchObject({ base: null, remoteId: groupId });
    expect(store.countGroups()).toBe(3);
    expect(store.findGroupByName(' choir ', null)).toBe(groupId);
  });

  it('moves people as one edit over two groups, counting each person once', () => {
    const { store, kitchen, garden } = openSeeded();
    const ana = personNamed(store, 'Ana');
    const receipt = store.commitEdit({
      intents: [
        { groupId: garden, intent: intents.add(ana) },
        { groupId: kitchen, intent: intents.take(ana) },
      ],
      at: at(1),
    });
    expect(receipt.changed).toBe(1);
    expect(rosterNames(store, garden)).toEqual(['Ana', 'Cem']);
    expect(rosterNames(store, kitchen)).toEqual(['Ben*']);
    expect(new Set(store.listChanges(everything).items.map(({ editId }) => editId)).size).toBe(1);
  });

  it('hides a deleted group, whose change still has its name', () => {
    const { store, kitchen } = openSeeded();
    store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.remove() }], at: at(1) });
    expect(store.getGroup(kitchen)).toBeNull();
    expect(store.listGroups({ search: '', ...everything }).items.map(({ name }) => name)).toEqual([
      'Garden',
    ]);
    expect(rosterNames(store, kitchen)).toEqual([]);
    expect(store.listChanges(everything).items).toMatchObject([
      { command: 'deleteGroup', groupName: 'Kitchen' },
    ]);
  });

  it('writes nothing of an edit that names somebody unknown', () => {
    const { store, kitchen, garden } = openSeeded();
    const stranger = personIdSchema.parse(newGroupId());
    const ana = personNamed(store, 'Ana');
    expect(() =>
      store.commitEdit({
        intents: [
          { groupId: garden, intent: intents.add(ana) },
          { groupId: kitchen, intent: intents.add(stranger) },
        ],
        at: at(1),
      }),
    ).toThrow(expect.objectContaining({ code: 'notFound' }));
    expect(rosterNames(store, garden)).toEqual(['Cem']);
    expect(store.listChanges(everything).total).toBe(0);
  });

  it('refuses arguments that could not be read back', () => {
    const { store, kitchen } = openSeeded();
    expect(() =>
      store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.rename('') }], at: at(1) }),
    ).toThrow(MusterError);
    expect(store.unsentEdits(kitchen)).toBe(0);
  });

  it('tells listeners after the commit, and stands whatever they do', () => {
    const { store, kitchen } = openSeeded();
    const told: StoreChange[] = [];
    const seen: (string | undefined)[] = [];
    const stop = store.onChange((change) => {
      told.push(change);
      seen.push(store.getGroup(kitchen)?.name);
      throw new Error('a listener fails');
    });
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Cooks') }],
      at: at(1),
    });
    expect(told).toEqual([{ groupIds: [kitchen], people: false, changes: true }]);
    expect(seen).toEqual(['Cooks']);
    stop();
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Chefs') }],
      at: at(2),
    });
    expect(told).toHaveLength(1);
  });
});
