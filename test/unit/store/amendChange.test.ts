import { describe, expect, it } from 'vitest';
import type { CommandId } from '#shared/domain/ids.ts';
import {
  everything,
  intents,
  newGroupId,
  remoteGroup,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { changes, idAt, isFolded, lines, scene } from './amendScene.ts';

describe('amending a pending edit', () => {
  it('[P2] puts another name in its place: an edit of its own, the old one discarded in activity', () => {
    const { bench, store, kitchen, now, commit, set } = scene();
    const old = commit(kitchen, intents.rename('Cooks'));
    set(kitchen, 'parked');
    const id = idAt(store, 0);
    const { editId, changed } = store.amendChange(id, { name: 'Chefs' }, now());
    expect([editId === null, editId === old, changed]).toEqual([false, false, 1]);
    for (const opened of [() => store, () => bench.reopen()]) {
      expect(lines(opened())).toEqual(['queued: updateGroup Chefs']);
      expect(opened().getGroup(kitchen)).toMatchObject({ name: 'Chefs', syncMark: 'waiting' });
    }
    const told = bench.store
      .listActivity({ groupId: kitchen, ...everything })
      .items.filter(({ origin }) => origin === 'here');
    expect(told.map(({ kind, newName, outcome }) => [kind, newName, outcome])).toEqual([
      ['edit', 'Chefs', null],
      ['discarded', 'Cooks', null],
      ['edit', 'Cooks', 'discarded'],
    ]);
    expect(() => bench.store.undoEdit(old, now())).toThrow('discarded and changed nothing');
    // Tried before, it may be there: only a new edit takes it back for certain.
    bench.store.undoEdit(editId!, now());
    expect(bench.store.getGroup(kitchen)?.name).toBe('Kitchen');
    expect(lines(bench.store)).toEqual([
      'queued: updateGroup Chefs',
      'queued: updateGroup Kitchen',
    ]);
  });

  it('is undone without a trace at the server when it was never tried', () => {
    const { store, kitchen, now, commit } = scene();
    commit(kitchen, intents.rename('Cooks'));
    const { editId } = store.amendChange(
      idAt(store, 0),
      { name: 'Chefs', description: 'Hot' },
      now(),
    );
    expect(lines(store)).toEqual(['queued: updateGroup Chefs Hot']);
    expect(store.undoEdit(editId!, now())).toMatchObject({ editId: null });
    expect([lines(store), store.getGroup(kitchen)?.name]).toEqual([[], 'Kitchen']);
  });

  it('narrows an edit to some of its people, and of nobody else', () => {
    const { store, kitchen, now, commit, set, person } = scene();
    commit(kitchen, intents.add(person('cem'), person('dai')));
    set(kitchen, 'parked');
    const id = idAt(store, 0);
    for (const personIds of [[person('ana')], [person('cem'), person('ana')]]) {
      expect(() => store.amendChange(id, { personIds }, now())).toThrow(
        expect.objectContaining({ code: 'invalidRequest' }),
      );
    }
    expect(store.amendChange(id, { personIds: [person('dai')] }, now())).toMatchObject({
      changed: 1,
    });
    expect(lines(store)).toEqual(['queued: addMembers dai']);
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'ben*', 'dai']);
    isFolded(store, kitchen);
  });

  it.each([
    ['take', ['dai'], ['ana', 'ben*']],
    ['admin', ['ana*'], ['ana', 'ben*']],
  ] as const)('works for %s', (what, _, before) => {
    const { store, kitchen, now, commit, person } = scene();
    const both = [person('ana'), person('ben')];
    commit(kitchen, what === 'take' ? intents.take(...both) : intents.admin(true, person('ana')));
    const wish = what === 'take' ? [person('ben')] : [person('ana')];
    store.amendChange(idAt(store, 0), { personIds: wish }, now());
    expect(rosterNames(store, kitchen)).toEqual(what === 'take' ? ['ana'] : ['ana*', 'ben*']);
    store.undoEdit(changes(store)[0]!.editId, now());
    expect(rosterNames(store, kitchen)).toEqual(before);
  });

  it('keeps a group that is to be made, its place in the lane and whoever depends on it', () => {
    const { store, now, commit, set, person } = scene();
    const garden = newGroupId();
    store.commitEdit({
      intents: [
        { groupId: garden, intent: intents.create('Garden', [person('ana')]), remoteId: garden },
      ],
      at: now(),
    });
    const later = commit(garden, intents.add(person('cem')));
    commit(garden, intents.describe('Roses'));
    // Refused for its name: it is as if never sent, and so is what would have gone with it.
    set(garden, 'parked', 0);
    const { editId } = store.amendChange(idAt(store, 0), { name: 'Orchard' }, now());
    expect(lines(store)).toEqual([
      'queued: createGroup Orchard ana',
      'queued: addMembers cem',
      'queued: updateGroup Roses',
    ]);
    expect(store.getGroup(garden)).toMatchObject({
      name: 'Orchard',
      description: 'Roses',
      memberCount: 2,
    });
    expect(store.readLane(garden)?.remoteId).toBe(garden);
    isFolded(store, garden);
    // What came after the group is taken back by itself, as if the group had always had this name.
    store.undoEdit(later, now());
    expect(rosterNames(store, garden)).toEqual(['ana']);
    expect(() => store.undoEdit(editId!, now())).toThrow(
      expect.objectContaining({ code: 'cannotUndo' }),
    );
    store.redoEdit(later, now());
    expect(rosterNames(store, garden)).toEqual(['ana', 'cem']);
  });

  it('amended twice stays where it was', () => {
    const { store, kitchen, now, commit, person } = scene();
    commit(kitchen, intents.rename('Cooks'));
    const later = commit(kitchen, intents.add(person('cem')));
    store.amendChange(idAt(store, 0), { name: 'Chefs' }, now());
    const { editId } = store.amendChange(idAt(store, 0), { name: 'Bakers' }, now());
    expect(lines(store)).toEqual(['queued: updateGroup Bakers', 'queued: addMembers cem']);
    store.undoEdit(later, now());
    store.undoEdit(editId!, now());
    expect(lines(store)).toEqual([]);
  });

  it('to what is so without it leaves nothing to send', () => {
    const { store, kitchen, now, commit } = scene();
    commit(kitchen, intents.rename('Cooks'));
    expect(store.amendChange(idAt(store, 0), { name: 'Kitchen' }, now())).toEqual({
      editId: null,
      changed: 0,
    });
    expect([lines(store), store.getGroup(kitchen)?.syncMark]).toEqual([[], 'synced']);
  });

  it('to what it says already changes nothing', () => {
    const { store, kitchen, now, commit, set } = scene();
    commit(kitchen, intents.rename('Cooks'));
    set(kitchen, 'parked');
    expect(store.amendChange(idAt(store, 0), { name: 'Cooks' }, now())).toEqual({
      editId: null,
      changed: 0,
    });
    expect(lines(store)).toEqual(['parked: updateGroup Cooks']);
  });
});

describe('a decision about a conflict, of which the rest was amended since', () => {
  it('is undone beside it: what it had given up is a question again, and nothing is lost', () => {
    const { store, kitchen, now, commit } = scene();
    const both = { name: 'updateGroup', args: { name: 'Cooks', description: 'Hot' } } as const;
    commit(kitchen, both);
    store.changeLane(
      kitchen,
      remoteGroup('Kitchen', ['ana', 'ben*'], { name: 'Mess' }),
      ({ entries }, base = null) => ({
        base,
        entries: entries.map(({ seq }) => ({ seq, state: 'conflict' })),
        conflicts: [
          {
            kind: 'name',
            seqs: entries.map(({ seq }) => seq),
            base: 'Kitchen',
            mine: 'Cooks',
            theirs: 'Mess',
          },
        ],
      }),
      now(),
    );
    const conflict = store.listConflicts(everything).items[0]!;
    const settled = store.resolveConflict(conflict.id, 'takeTheirs', now());
    store.amendChange(idAt(store, 0), { description: 'Cold' }, now());
    expect(lines(store)).toEqual(['queued: updateGroup Cold']);
    store.undoEdit(settled.editId!, now());
    expect(lines(store)).toEqual(['queued: updateGroup Cold', 'conflict: updateGroup Cooks']);
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Cooks', description: 'Cold' });
    isFolded(store, kitchen);
  });
});

describe('getChange', () => {
  it('tells everybody it is about, in order; nobody where it is about the group alone', () => {
    const { store, kitchen, now, commit, person } = scene();
    commit(kitchen, intents.add(person('dai'), person('cem')));
    commit(kitchen, intents.rename('Cooks'));
    store.createPerson({ name: 'Xena', email: 'x@example.org', phone: null }, now());
    const told = changes(store).map(({ id }) => store.getChange(id));
    expect(
      told.map((change) => [
        change?.command,
        change?.people.map(({ name, email }) => `${name} ${email}`),
      ]),
    ).toEqual([
      ['createPerson', ['Xena x@example.org']],
      ['addMembers', ['dai dai@example.org', 'cem cem@example.org']],
      ['updateGroup', []],
    ]);
    const { people: _, ...rest } = told[1]!;
    expect(rest).toEqual(changes(store)[1]);
    expect(store.getChange(person('ana') as unknown as CommandId)).toBeNull();
  });
});
