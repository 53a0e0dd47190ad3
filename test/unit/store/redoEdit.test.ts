import { describe, expect, it } from 'vitest';
import { editIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { groupNamed, intents, newGroupId, remoteGroup } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { type Bench, openBench, refused } from './undoBench.ts';

/** A copy read from the server; nothing of ours is pending. */
function read(bench: Bench, members: string[], fields: { name?: string } = {}) {
  bench.store.changeLane(
    bench.kitchen,
    remoteGroup('Kitchen', members, fields),
    (_, remote) => ({ base: remote ?? null }),
    bench.now(),
  );
}

describe('redoEdit', () => {
  // Guard: the group keeps its ids, or nothing undone in it could find it again.
  it.each([false, true])(
    'goes back and forth over a group made here and somebody added to it (refused there: %s)',
    (isRefused) => {
      const bench = openBench();
      const { store, now, person } = bench;
      const choir = newGroupId();
      const created = bench.commit(choir, intents.create('Choir', [person('Ana')]));
      const added = bench.commit(choir, intents.add(person('Ben')));
      const remoteId = store.getGroup(choir)?.remoteId;
      if (isRefused) bench.mark('parked', 0);
      const after = bench.rosters();
      store.undoEdit(added, now());
      store.undoEdit(created, now());
      expect(bench.pending()).toEqual([]);
      expect(() => store.redoEdit(added, now())).toThrow(refused(/built on was undone since/));
      const again = store.redoEdit(created, now());
      const addedAgain = store.redoEdit(added, now());
      expect(bench.rosters()).toEqual(after);
      expect(store.getGroup(choir)).toMatchObject({ remoteId, memberCount: 2 });
      bench.checkFold();
      expect(() => store.undoEdit(again.editId!, now())).toThrow(
        refused(/Ben was added later/, { dependsOn: addedAgain.editId }),
      );
      store.undoEdit(addedAgain.editId!, now());
      store.undoEdit(again.editId!, now());
      expect(store.getGroup(choir)).toBeNull();
    },
  );

  // Guard: a creation is never withdrawn from under rows that stay, even where these take each other back.
  it('takes a creation back by a deletion while others of its lane are still there', () => {
    const bench = openBench();
    const { store, now, person } = bench;
    const choir = newGroupId();
    const created = bench.commit(choir, intents.create('Choir'));
    const added = bench.commit(choir, intents.add(person('Ben')));
    const [row] = store.readLane(choir)!.entries.slice(1);
    store.changeLane(
      choir,
      undefined,
      () => ({ entries: [{ seq: row!.seq, state: 'waiting', attempts: 1 }] }),
      now(),
    );
    store.undoEdit(added, now());
    store.undoEdit(created, now());
    expect(bench.pending()).toEqual(['createGroup', 'addMembers', 'removeMembers', 'deleteGroup']);
    expect(store.getGroup(choir)).toBeNull();
  });

  it('leaves a trace of every undo and redo in activity', () => {
    const bench = openBench();
    const { store, now, kitchen } = bench;
    const withdrawn = bench.commit(kitchen, intents.rename('Cooks'));
    store.undoEdit(withdrawn, now());
    const again = store.redoEdit(withdrawn, now()).editId!;
    bench.settle();
    const back = store.undoEdit(again, now()).editId!;
    store.redoEdit(again, now());
    const trace = readTable(
      bench.file,
      `SELECT a.kind, a.outcome, e.uid, e.undo_depth AS depth FROM activity a
       JOIN edit e ON e.id = a.edit_id ORDER BY a.id`,
    );
    expect(trace).toEqual([
      { kind: 'edit', outcome: 'undone', uid: withdrawn, depth: 0 },
      { kind: 'undone', outcome: null, uid: withdrawn, depth: 0 },
      { kind: 'edit', outcome: 'sent', uid: again, depth: 2 },
      { kind: 'edit', outcome: 'undone', uid: back, depth: 3 },
      { kind: 'redone', outcome: null, uid: back, depth: 3 },
    ]);
    expect(readTable(bench.file, 'SELECT undone_at FROM edit WHERE undo_depth = 2')).toEqual([
      { undone_at: null },
    ]);
  });

  it('makes an undone edit again under any id of its chain, and only once', () => {
    const bench = openBench();
    const { store, now, kitchen } = bench;
    const first = bench.commit(kitchen, intents.rename('Cooks'));
    store.undoEdit(first, now());
    const second = store.redoEdit(first, now()).editId!;
    expect(() => store.redoEdit(first, now())).toThrow(refused(/made again already/));
    expect(() => store.redoEdit(second, now())).toThrow(refused(/was not undone/));
    store.undoEdit(second, now());
    expect(() => store.undoEdit(first, now())).toThrow(refused(/undone already/));
    store.redoEdit(first, now());
    expect(store.getGroup(kitchen)?.name).toBe('Cooks');
  });

  it('refuses what was not undone, what was discarded, and the unknown', () => {
    const bench = openBench();
    const { store, now, kitchen } = bench;
    const standing = bench.commit(kitchen, intents.rename('Cooks'));
    expect(() => store.redoEdit(standing, now())).toThrow(refused(/was not undone/));
    store.discardChange(store.listChanges({ limit: 1, cursor: null }).items[0]!.id, now());
    expect(() => store.redoEdit(standing, now())).toThrow(refused(/discarded/));
    expect(() => store.redoEdit(editIdSchema.parse(newGroupId()), now())).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
  });

  // Guard: discarding what makes an edit again does not let the withdrawn edit stand.
  it('can make an edit again once more after the first redo of it was discarded', () => {
    const bench = openBench();
    const { store, now, kitchen } = bench;
    const editId = bench.commit(kitchen, intents.rename('Cooks'));
    store.undoEdit(editId, now());
    store.redoEdit(editId, now());
    store.discardChange(store.listChanges({ limit: 1, cursor: null }).items[0]!.id, now());
    expect(() => store.undoEdit(editId, now())).toThrow(refused(/undone already/));
    store.redoEdit(editId, now());
    expect(store.getGroup(kitchen)?.name).toBe('Cooks');
  });

  // Guard: a redo compares with what the undo left, which need not be what the edit had found.
  it('makes a withdrawn edit again over what the server had by then, not over what came later', () => {
    const bench = openBench();
    const { store, now, kitchen } = bench;
    const editId = bench.commit(kitchen, intents.rename('Cooks'));
    bench.mark('conflict', 1);
    store.changeLane(
      kitchen,
      remoteGroup('Kitchen', ['Ana', 'Ben*'], { name: 'Mess' }),
      (_, remote) => ({ base: remote ?? null }),
      now(),
    );
    store.undoEdit(editId, now());
    expect(store.getGroup(kitchen)?.name).toBe('Mess');
    const again = store.redoEdit(editId, now()).editId!;
    expect(store.getGroup(kitchen)?.name).toBe('Cooks');
    store.undoEdit(again, now());
    read(bench, ['Ana', 'Ben*'], { name: 'Canteen' });
    expect(() => store.redoEdit(editId, now())).toThrow(refused(/changed the name since/));
  });
});

describe('the check before a new intent', () => {
  // Guard: every new intent is checked, with the whole group before it; when that throws, nothing has happened.
  it.each([
    ['undo', 'sent'],
    ['redo', 'withdrawn'],
    ['redo', 'sent'],
  ] as const)('%s of an edit that was %s changes nothing when it throws', (what, how) => {
    const bench = openBench();
    const { store, now, kitchen, garden, person } = bench;
    const editId = bench.commitAll([
      { groupId: garden, intent: intents.add(person('Ana')) },
      { groupId: kitchen, intent: intents.take(person('Ana')) },
    ]);
    if (how === 'sent') bench.settle();
    if (what === 'redo') store.undoEdit(editId, now());
    if (how === 'sent') bench.settle();
    const stored = bench.everythingStored();
    const seen: [string, number | undefined][] = [];
    const run = what === 'undo' ? store.undoEdit : store.redoEdit;
    expect(() =>
      run(editId, now(), (_, state, intent) => {
        seen.push([intent.name, state?.members.size]);
        if (seen.length === 2) throw new MusterError('limitExceeded', 'The group is full.');
      }),
    ).toThrow(expect.objectContaining({ code: 'limitExceeded' }));
    expect(seen).toEqual([
      ['addMembers', 1],
      ['removeMembers', 2],
    ]);
    expect(bench.everythingStored()).toEqual(stored);
  });

  it('sees a group made anew as one that is not there', () => {
    const bench = openBench();
    const deleted = bench.commit(bench.kitchen, intents.remove());
    bench.settle();
    const seen: unknown[] = [];
    bench.store.undoEdit(deleted, bench.now(), (groupId, state, intent) =>
      seen.push([groupId, state, intent.name]),
    );
    expect(seen).toEqual([[groupNamed(bench.store, 'Kitchen'), null, 'createGroup']]);
  });
});
