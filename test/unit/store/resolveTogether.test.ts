import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/commands/command.ts';
import { type ConflictBench, openConflictBench } from '#test/support/conflictBench.ts';
import { at, everything, intents, remoteGroup, rosterNames } from '#test/support/storeSeed.ts';

const theirs = (fields: object, members = ['Ana', 'Ben*']) =>
  remoteGroup('Kitchen', members, fields);
const bothFields: Intent = {
  name: 'updateGroup',
  args: { name: 'Cooks', description: 'Soup' },
};
const kinds = ({ store }: ConflictBench) =>
  store.listConflicts(everything).items.map(({ kind }) => kind);
const rowsOf = ({ store, kitchen }: ConflictBench) => store.readLane(kitchen)?.entries ?? [];
const fieldsOf = ({ store, kitchen }: ConflictBench) => store.groupState(kitchen)?.fields;
const cannotUndo = (message: RegExp) =>
  expect.objectContaining({ code: 'cannotUndo', message: expect.stringMatching(message) });

/** One row about both fields, both of them changed there. */
function openBoth() {
  const bench = openConflictBench();
  bench.commit(bothFields);
  const copy = theirs({ name: 'Mess', description: 'Stew' });
  bench.store.changeLane(
    bench.kitchen,
    copy,
    ({ entries }, base) => ({
      base: base ?? null,
      conflicts: (['name', 'description'] as const).map((kind) => ({
        kind,
        seqs: entries.map(({ seq }) => seq),
        base: null,
        mine: null,
        theirs: copy[kind],
      })),
    }),
    at(20),
  );
  bench.check();
  return bench;
}

describe('a row about both fields', () => {
  it('keeps the part that is not in question when theirs is taken, and goes on', () => {
    const bench = openConflictBench();
    bench.commit(bothFields);
    bench.find('name', theirs({ name: 'Mess' }));
    const before = bench.picture();
    const editId = bench.settle('name', 'takeTheirs');
    expect(rowsOf(bench)).toMatchObject([
      {
        state: 'queued',
        command: { args: { description: 'Soup' } },
        baseFields: { description: null },
      },
    ]);
    expect(rowsOf(bench)[0]?.command.args).not.toHaveProperty('name');
    expect(fieldsOf(bench)).toEqual({ name: 'Mess', description: 'Soup' });
    bench.undo(editId);
    expect(bench.picture()).toEqual(before);
  });

  it('gets the part given up back after the rest was sent', () => {
    const bench = openConflictBench();
    bench.commit(bothFields);
    bench.find('name', theirs({ name: 'Mess' }));
    const editId = bench.settle('name', 'takeTheirs');
    bench.send();
    bench.undo(editId);
    expect(fieldsOf(bench)).toEqual({ name: 'Cooks', description: 'Soup' });
    expect(rowsOf(bench)).toMatchObject([
      { state: 'conflict', command: { args: { name: 'Cooks' } } },
    ]);
    expect(rowsOf(bench)[0]?.command.args).not.toHaveProperty('description');
    expect(kinds(bench)).toEqual(['name']);
  });

  it('waits with the undo while the rest of it is on its way', () => {
    const bench = openConflictBench();
    bench.commit(bothFields);
    bench.find('name', theirs({ name: 'Mess' }));
    const editId = bench.settle('name', 'takeTheirs');
    const setState = (state: 'sending' | 'queued') =>
      bench.store.changeLane(
        bench.kitchen,
        undefined,
        ({ entries }) => ({ entries: entries.map(({ seq }) => ({ seq, state })) }),
        at(50),
      );
    setState('sending');
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/being sent/));
    setState('queued');
    bench.undo(editId);
    expect(kinds(bench)).toEqual(['name']);
  });

  it.each([
    ['keepMine', 'keepMine', { name: 'Cooks', description: 'Soup' }],
    ['keepMine', 'takeTheirs', { name: 'Cooks', description: 'Stew' }],
    ['takeTheirs', 'keepMine', { name: 'Mess', description: 'Soup' }],
    ['takeTheirs', 'takeTheirs', { name: 'Mess', description: 'Stew' }],
  ] as const)(
    'is asked about twice: %s for the name, %s for the description',
    (name, description, fields) => {
      const bench = openBoth();
      const before = bench.picture();
      const first = bench.settle('name', name);
      // The other question still holds the row up.
      expect(kinds(bench)).toEqual(['description']);
      expect(rowsOf(bench)[0]?.state).toBe('conflict');
      const between = bench.picture();
      const second = bench.settle('description', description);
      expect(fieldsOf(bench)).toEqual(fields);
      expect(rowsOf(bench).map(({ state }) => state)).toEqual(
        name === 'takeTheirs' && description === 'takeTheirs' ? [] : ['queued'],
      );
      bench.undo(second);
      expect(bench.picture()).toEqual(between);
      bench.undo(first);
      expect(bench.picture()).toEqual(before);
    },
  );

  it('has its two decisions undone in the order they were made, too', () => {
    const bench = openBoth();
    const before = bench.picture();
    const first = bench.settle('name', 'takeTheirs');
    const second = bench.settle('description', 'takeTheirs');
    bench.undo(first);
    expect(kinds(bench)).toEqual(['name']);
    expect(fieldsOf(bench)).toEqual({ name: 'Cooks', description: 'Stew' });
    bench.undo(second);
    expect(bench.picture()).toEqual(before);
  });

  it('goes on with both when it is retried', () => {
    const bench = openBoth();
    bench.store.retryChange(bench.store.listChanges(everything).items[0]!.id, at(50));
    bench.check();
    expect(kinds(bench)).toEqual([]);
    expect(rowsOf(bench)).toMatchObject([
      { state: 'queued', baseFields: { name: 'Mess', description: 'Stew' } },
    ]);
  });
});

describe('a deleted group over a conflict about its name', () => {
  function opened() {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    bench.commit(intents.add(bench.person('Cem')));
    bench.find('groupDeleted', null);
    expect(kinds(bench)).toEqual(['groupDeleted', 'name']);
    return bench;
  }

  it.each(['recreate', 'takeTheirs'] as const)(
    'settles both questions by %s, and asks both again after the undo',
    (choice) => {
      const bench = opened();
      const before = bench.picture();
      const editId = bench.settle('groupDeleted', choice);
      expect(kinds(bench)).toEqual([]);
      bench.undo(editId);
      expect(bench.picture()).toEqual(before);
    },
  );

  it('is made again with the name in question when retried', () => {
    const bench = opened();
    bench.store.retryChange(bench.store.listChanges(everything).items[0]!.id, at(50));
    bench.check();
    expect(kinds(bench)).toEqual(['groupDeleted']);
    bench.store.retryChange(bench.store.listChanges(everything).items[1]!.id, at(51));
    bench.check();
    expect(kinds(bench)).toEqual([]);
    expect(fieldsOf(bench)?.name).toBe('Cooks');
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ana', 'Ben*', 'Cem']);
  });
});

describe('people of whom only some are in question', () => {
  it('a role is given up for whom they removed, and goes on for the others', () => {
    const bench = openConflictBench();
    bench.commit(intents.admin(false, bench.person('Ben')));
    bench.commit(intents.admin(true, bench.person('Ana'), bench.person('Ben')));
    bench.find('memberRemoved', theirs({}, ['Ben*']));
    const before = bench.picture();
    const editId = bench.settle('memberRemoved', 'takeTheirs');
    expect(rowsOf(bench).map(({ state, command }) => [state, command.args])).toEqual([
      ['queued', { personIds: [bench.person('Ben')], isAdmin: false }],
      ['queued', { personIds: [bench.person('Ben')], isAdmin: true }],
    ]);
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ben*']);
    bench.undo(editId);
    expect(bench.picture()).toEqual(before);
  });

  it('whoever found no room loses every wish of ours about them, and nobody else does', () => {
    const bench = openConflictBench();
    const [ana, cem, dan] = ['Ana', 'Cem', 'Dan'].map(bench.person);
    bench.commit(intents.add(cem!, dan!));
    bench.commit(intents.admin(true, ana!, cem!));
    // Dan got in, Cem did not.
    bench.find(
      'groupFull',
      theirs({}, ['Ana', 'Ben*', 'Dan']),
      ({ name }) => name === 'addMembers',
    );
    const before = bench.picture();
    const editId = bench.settle('groupFull', 'takeTheirs');
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ana*', 'Ben*', 'Dan']);
    expect(rowsOf(bench).map(({ state, command }) => [state, command.args])).toEqual([
      ['queued', { members: [{ personId: dan, isAdmin: false }] }],
      ['queued', { personIds: [ana], isAdmin: true }],
    ]);
    bench.undo(editId);
    expect(bench.picture()).toEqual(before);
  });

  it('takes only those back, after it was sent, who were held up', () => {
    const bench = openConflictBench();
    const [cem, dan] = ['Cem', 'Dan'].map(bench.person);
    bench.commit(intents.add(cem!, dan!));
    bench.store.changeLane(
      bench.kitchen,
      theirs({}, ['Ana', 'Ben*', 'Dan']),
      ({ entries }, base) => ({
        base: base ?? null,
        entries: entries.map(({ seq }) => ({ seq, state: 'queued', intent: intents.add(cem!) })),
      }),
      at(15),
    );
    bench.find('groupFull', undefined);
    const editId = bench.settle('groupFull', 'keepMine');
    bench.send();
    bench.undo(editId);
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ana', 'Ben*', 'Dan']);
  });

  it('a group made here that found no room for all is made with the rest', () => {
    const bench = openConflictBench();
    bench.commit(intents.remove());
    bench.send();
    bench.commit(intents.create('Kitchen', [bench.person('Ana'), bench.person('Cem')]));
    bench.find('groupFull', undefined);
    const editId = bench.settle('groupFull', 'takeTheirs');
    expect(rowsOf(bench)).toMatchObject([
      { state: 'queued', command: { name: 'createGroup', args: { members: [] } } },
    ]);
    bench.undo(editId);
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ana', 'Cem']);
  });

  it('a group that must not be made goes with everything that was to be done in it', () => {
    const bench = openConflictBench();
    bench.commit(intents.remove());
    bench.send();
    bench.commit(intents.create('Kitchen', [bench.person('Ana')]));
    bench.find('permissionLost', undefined);
    bench.commit(intents.rename('Cooks'));
    const before = bench.picture();
    const editId = bench.settle('permissionLost', 'takeTheirs');
    expect(bench.store.getGroup(bench.kitchen)).toBeNull();
    expect(bench.store.listChanges(everything).total).toBe(0);
    bench.undo(editId);
    expect(bench.picture()).toEqual(before);
  });

  it('somebody who is to be removed here as well is not added back', () => {
    const bench = openConflictBench();
    bench.commit(intents.admin(true, bench.person('Ana')));
    bench.commit(intents.take(bench.person('Ana')));
    bench.find('memberRemoved', theirs({}, ['Ben*']), ({ name }) => name === 'setAdmin');
    bench.settle('memberRemoved', 'keepMine');
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ben*']);
    expect(rowsOf(bench)).toHaveLength(2);
  });
});
