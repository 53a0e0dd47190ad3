import { describe, expect, it } from 'vitest';
import type { EditId } from '#shared/domain/ids.ts';
import { intents, newGroupId, remoteGroup } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { type Bench, openBench } from './undoBench.ts';

/** Every kind of command as an edit, and one over several groups. */
const kinds: Record<string, (bench: Bench) => EditId> = {
  rename: ({ commit, kitchen }) => commit(kitchen, intents.rename('Cooks')),
  describe: ({ commit, kitchen }) => commit(kitchen, intents.describe('Soup')),
  add: ({ commit, kitchen, person }) => commit(kitchen, intents.add(person('Cem'), person('Dai'))),
  remove: ({ commit, kitchen, person }) =>
    commit(kitchen, intents.take(person('Ana'), person('Ben'))),
  'make admin': ({ commit, kitchen, person }) =>
    commit(kitchen, intents.admin(true, person('Ana'))),
  'take admin': ({ commit, kitchen, person }) =>
    commit(kitchen, intents.admin(false, person('Ben'))),
  create: ({ commit, person }) => commit(newGroupId(), intents.create('Choir', [person('Ana')])),
  delete: ({ commit, kitchen }) => commit(kitchen, intents.remove()),
  move: ({ commitAll, kitchen, garden, person }) =>
    commitAll([
      { groupId: garden, intent: intents.add(person('Ana')) },
      { groupId: kitchen, intent: intents.take(person('Ana')) },
    ]),
};
const everyKind = Object.keys(kinds);

/** What has become of the edit when it is undone, and whether it can then still be withdrawn. */
const situations: Record<string, { reach(bench: Bench): void; isWithdrawn: boolean }> = {
  'not sent': { reach: () => {}, isWithdrawn: true },
  'sent and settled': { reach: (bench) => bench.settle(), isWithdrawn: false },
  'being sent': { reach: (bench) => bench.mark('sending', 1), isWithdrawn: false },
  accepted: { reach: (bench) => bench.mark('acked', 1), isWithdrawn: false },
  'tried, the answer lost, in the queue': {
    reach: (bench) => bench.mark('queued', 1),
    isWithdrawn: false,
  },
  'tried, the answer lost, waiting': {
    reach: (bench) => bench.mark('waiting', 1),
    isWithdrawn: false,
  },
  'in conflict': { reach: (bench) => bench.mark('conflict', 1), isWithdrawn: true },
  'refused before anything was sent': {
    reach: (bench) => bench.mark('parked', 0),
    isWithdrawn: true,
  },
};

const table = everyKind.flatMap((kind) =>
  Object.keys(situations).map((situation) => [kind, situation] as const),
);

describe('an edit undone and made again', () => {
  // Guards: the check for attempts (a row that was tried is never withdrawn), and the two ways back.
  it.each(table)(
    '[I1] %s, %s: undo shows the state before, redo the state after',
    (kind, situation) => {
      const bench = openBench();
      const { store, now } = bench;
      const before = bench.rosters();
      const editId = kinds[kind]!(bench);
      const after = bench.rosters();
      const { reach, isWithdrawn } = situations[situation]!;
      reach(bench);
      const rows = bench.pending().length;

      const undone = store.undoEdit(editId, now());
      expect(undone.changed).toBeGreaterThan(0);
      expect(undone.editId === null).toBe(isWithdrawn);
      expect(bench.rosters()).toEqual(before);
      if (isWithdrawn) expect(bench.pending()).toEqual([]);
      else expect(bench.pending().length).toBeGreaterThan(rows);
      bench.checkFold();

      const again = store.redoEdit(editId, now());
      expect(bench.rosters()).toEqual(after);
      // Made again as a new edit, or standing again itself, its undoing withdrawn.
      expect(again.editId === editId).toBe(!isWithdrawn);
      bench.checkFold();

      store.undoEdit(again.editId!, now());
      expect(bench.rosters()).toEqual(before);
      bench.checkFold();
    },
  );

  // Guard: a refused deletion is withdrawn, or the undo would make a second group beside the one that stands.
  it('withdraws a deletion that the server refused, however often it was tried', () => {
    const bench = openBench();
    const editId = kinds.delete!(bench);
    bench.mark('parked', 3);
    expect(bench.store.undoEdit(editId, bench.now()).editId).toBeNull();
    expect(bench.store.getGroup(bench.kitchen)?.name).toBe('Kitchen');
  });

  it('takes a refused edit that may be there in part back by a new one', () => {
    const bench = openBench();
    const editId = kinds.add!(bench);
    bench.mark('parked', 1);
    expect(bench.store.undoEdit(editId, bench.now()).editId).not.toBeNull();
    expect(bench.pending()).toEqual(['addMembers', 'removeMembers']);
  });

  // Guard: what is undone is the whole edit, not what a partly successful push has left of its row.
  it.each(['add', 'remove'] as const)(
    '[I1] %s, narrowed to what the server did not take: undo and redo are about all of it',
    (kind) => {
      const bench = openBench();
      const { store, kitchen, now, person } = bench;
      const before = bench.rosters();
      const editId = kinds[kind]!(bench);
      const after = bench.rosters();
      const [there, left] =
        kind === 'add'
          ? [['Ana', 'Ben*', 'Cem'], intents.add(person('Dai'))]
          : [['Ben*'], intents.take(person('Ben'))];
      store.changeLane(
        kitchen,
        remoteGroup('Kitchen', there),
        ({ entries }, remote) => ({
          base: remote ?? null,
          entries: entries.map(({ seq }) => ({ seq, state: 'parked', attempts: 1, intent: left })),
        }),
        now(),
      );
      expect(bench.rosters()).toEqual(after);
      const back = store.undoEdit(editId, now());
      expect(back.editId).not.toBeNull();
      expect(bench.rosters()).toEqual(before);
      bench.settle();
      store.redoEdit(editId, now());
      expect(bench.rosters()).toEqual(after);
      bench.checkFold();
    },
  );

  // Guard: every depth knows which edit of its chain stands, whatever was sent in between.
  const patterns = ['......', 'ssssss', '.s..s.'];
  it.each(everyKind.flatMap((kind) => patterns.map((sent) => [kind, sent] as const)))(
    '[I1] %s goes back and forth three times, sent after the steps marked %s',
    (kind, sent) => {
      const bench = openBench();
      const { store, now } = bench;
      const before = bench.rosters();
      let standing = kinds[kind]!(bench);
      const after = bench.rosters();
      for (const [step, mark] of [...sent].entries()) {
        if (mark === 's') bench.settle();
        if (step % 2 === 0) {
          store.undoEdit(standing, now());
          expect(bench.rosters()).toEqual(before);
        } else {
          const { editId } = store.redoEdit(standing, now());
          expect(bench.rosters()).toEqual(after);
          standing = editId!;
        }
        bench.checkFold();
      }
      expect(
        readTable(
          bench.file,
          `SELECT 1 FROM activity WHERE args IS NOT NULL AND outcome IS NULL
           AND command_uid NOT IN (SELECT uid FROM outbox)`,
        ),
      ).toEqual([]);
    },
  );
});
