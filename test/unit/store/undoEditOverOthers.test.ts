import { describe, expect, it } from 'vitest';
import type { GroupId } from '#shared/domain/ids.ts';
import { intents, newGroupId, remoteGroup, rosterNames } from '#test/support/storeSeed.ts';
import { type Bench, openBench, refused } from './undoBench.ts';

/** A copy read from the server, with what somebody else has done there. */
function read(
  { store, now }: Bench,
  groupId: GroupId,
  members: string[] | null,
  fields: { name?: string; description?: string | null } = {},
) {
  store.changeLane(
    groupId,
    members === null ? null : remoteGroup('there', members, { name: 'Kitchen', ...fields }),
    (_, remote) => ({ base: remote ?? null }),
    now(),
  );
}

/** Nothing may be left behind by a refusal. */
function expectRefusal(bench: Bench, work: () => unknown, message: RegExp) {
  const stored = bench.everythingStored();
  expect(work).toThrow(refused(message));
  expect(bench.everythingStored()).toEqual(stored);
}

describe('undoing what was sent, over what somebody else did since', () => {
  // Guard: a field is set back only while it is as the edit left it.
  it.each([
    ['name', intents.rename('Cooks'), { name: 'Mess' }],
    ['description', intents.describe('Soup'), { description: 'Stew' }],
  ] as const)('refuses to overwrite a %s', (field, intent, theirs) => {
    const bench = openBench();
    const editId = bench.commit(bench.kitchen, intent);
    bench.settle();
    read(bench, bench.kitchen, ['Ana', 'Ben*'], theirs);
    const undo = () => bench.store.undoEdit(editId, bench.now());
    expectRefusal(bench, undo, new RegExp(`^Somebody has changed the ${field} since\\.$`));
  });

  it('sets a field back although another one was changed there', () => {
    const bench = openBench();
    const editId = bench.commit(bench.kitchen, intents.rename('Cooks'));
    bench.settle();
    read(bench, bench.kitchen, ['Ana', 'Ben*'], { name: 'Cooks', description: 'Stew' });
    bench.store.undoEdit(editId, bench.now());
    expect(bench.store.getGroup(bench.kitchen)).toMatchObject({
      name: 'Kitchen',
      description: 'Stew',
    });
  });

  // Guard: of people only those count who are still as the edit left them.
  it('removes those it added who are still there as they were added', () => {
    const bench = openBench();
    const { store, kitchen, person, now } = bench;
    const editId = bench.commit(kitchen, intents.add(...['Cem', 'Dai'].map(person)));
    bench.settle();
    read(bench, kitchen, ['Ana', 'Ben*', 'Cem']);
    expect(store.undoEdit(editId, now())).toMatchObject({ changed: 1 });
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*']);
    // Made again, it is about the one whom the undo removed.
    bench.settle();
    store.redoEdit(editId, now());
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*', 'Cem']);
  });

  it('leaves somebody whom others made an admin, or added again, or made a member', () => {
    const bench = openBench();
    const { store, kitchen, person, now } = bench;
    const added = bench.commit(kitchen, intents.add(...['Cem', 'Dai'].map(person)));
    const taken = bench.commit(kitchen, intents.take(person('Ana')));
    const admin = bench.commit(kitchen, intents.admin(false, person('Ben')));
    bench.settle();
    read(bench, kitchen, ['Ana', 'Ben*', 'Cem*', 'Dai']);
    store.undoEdit(added, now());
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*', 'Cem*']);
    for (const editId of [taken, admin]) {
      expectRefusal(bench, () => store.undoEdit(editId, now()), /^Somebody has changed this since/);
    }
  });

  it('refuses when the group is gone', () => {
    const bench = openBench();
    const { store, kitchen, person, now } = bench;
    const edits = [intents.rename('Cooks'), intents.add(person('Cem'))].map((intent) =>
      bench.commit(kitchen, intent),
    );
    bench.settle();
    read(bench, kitchen, null);
    for (const editId of edits) {
      expectRefusal(bench, () => store.undoEdit(editId, now()), /group is not there any more/);
    }
  });

  it('moves people back although the group they were moved to is gone', () => {
    const bench = openBench();
    const { store, kitchen, garden, person, now } = bench;
    const editId = bench.commitAll([
      { groupId: garden, intent: intents.add(person('Ana')) },
      { groupId: kitchen, intent: intents.take(person('Ana')) },
    ]);
    bench.settle();
    read(bench, garden, null);
    store.undoEdit(editId, now());
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*']);
  });

  // Guard: undoing a creation deletes the group, so nothing of others may be in it.
  it.each([
    [['Ana', 'Ben'], {}],
    [['Ana*'], {}],
    [['Ana'], { name: 'Singers' }],
  ])('keeps a group made here once others have changed it: %j %j', (members, fields) => {
    const bench = openBench();
    const choir = newGroupId();
    const editId = bench.commit(choir, intents.create('Choir', [bench.person('Ana')]));
    bench.settle();
    read(bench, choir, members, { name: 'Choir', ...fields });
    const undo = () => bench.store.undoEdit(editId, bench.now());
    expectRefusal(bench, undo, /changed the group since/);
  });

  it('deletes a group made here that others have only left', () => {
    const bench = openBench();
    const choir = newGroupId();
    const editId = bench.commit(choir, intents.create('Choir', [bench.person('Ana')]));
    bench.settle();
    read(bench, choir, [], { name: 'Choir' });
    bench.store.undoEdit(editId, bench.now());
    expect(bench.store.getGroup(choir)).toBeNull();
  });

  it('refuses to delete a group again that others have changed since its deletion was undone', () => {
    const bench = openBench();
    const editId = bench.commit(bench.kitchen, intents.remove());
    bench.store.undoEdit(editId, bench.now());
    read(bench, bench.kitchen, ['Ana', 'Ben*', 'Dai']);
    const redo = () => bench.store.redoEdit(editId, bench.now());
    expectRefusal(bench, redo, /changed the group since/);
  });
});

describe('undoing an edit in a conflict', () => {
  // Guard: a row in conflict is withdrawn only while the copy shows nothing of it.
  it('refuses while a part of it is on the server, until the conflict is settled', () => {
    const bench = openBench();
    const { store, kitchen, now } = bench;
    const intent = {
      name: 'updateGroup' as const,
      args: { name: 'Cooks', description: 'Soup' },
    };
    const editId = bench.commit(kitchen, intent);
    bench.mark('conflict', 1);
    read(bench, kitchen, ['Ana', 'Ben*'], { name: 'Mess', description: 'Soup' });
    const undo = () => store.undoEdit(editId, now());
    expectRefusal(bench, undo, /in a conflict\. Settle that first/);
  });
});
