import { describe, expect, it } from 'vitest';
import { type ConflictBench, conflictOf, openConflictBench } from '#test/support/conflictBench.ts';
import { scenarios } from '#test/support/conflictScenarios.ts';
import { at, everything, rosterNames } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const shown = ({ store, kitchen }: ConflictBench) => {
  const group = store.getGroup(kitchen);
  return [group?.name ?? null, group?.description ?? null, rosterNames(store, kitchen)];
};
const states = ({ store, kitchen }: ConflictBench) =>
  store.readLane(kitchen)?.entries.map(({ state }) => state) ?? [];

describe.each(scenarios)('$kind settled by $choice', (scenario) => {
  const { kind, choice, open, settled, contradicted } = scenario;

  function opened() {
    const bench = openConflictBench();
    open(bench);
    return bench;
  }

  it('[I1] [P2] is an edit: shown at once, in activity, and the conflict is closed', () => {
    const bench = opened();
    const before = bench.store.listChanges(everything).items.map(({ id }) => id);
    const theirs = bench.store.listConflicts(everything).items[0]?.theirs;
    const editId = bench.settle(kind, choice);
    expect([...shown(bench), states(bench)]).toEqual(settled);
    expect(bench.store.listConflicts(everything)).toMatchObject({ items: [], total: 0 });
    expect(
      readTable(
        bench.bench.file,
        `SELECT a.kind, a.detail FROM activity a JOIN edit e ON e.id = a.edit_id
         WHERE e.uid = '${editId}' AND a.args IS NULL`,
      ).map((note) => [note.kind, JSON.parse(String(note.detail))]),
    ).toEqual([['resolved', { kind, choice, base: 'base', mine: 'mine', theirs }]]);
    // Who left the outbox is known to have been given up.
    const here = new Set(bench.store.listChanges(everything).items.map(({ id }) => id));
    const gone = before.filter((id) => !here.has(id));
    expect(gone).toHaveLength(choice === 'takeTheirs' ? before.length : 0);
    const outcomes = readTable(bench.bench.file, 'SELECT command_uid, outcome FROM activity');
    for (const id of gone) {
      expect(outcomes).toContainEqual({ command_uid: id, outcome: 'discarded' });
    }
  });

  it('stays as settled once everything was sent', () => {
    const bench = opened();
    bench.settle(kind, choice);
    bench.send();
    expect(shown(bench)).toEqual(settled.slice(0, 3));
    expect(states(bench)).toEqual([]);
    expect(bench.store.counts()).toMatchObject({ waiting: 0, parked: 0, conflicts: 0 });
  });

  it('[I1] [P2] is undone before anything was sent: all is as it was, the conflict open again', () => {
    const bench = opened();
    const before = bench.picture();
    const editId = bench.settle(kind, choice);
    expect(bench.undo(editId)).toBeNull();
    expect(bench.picture()).toEqual(before);
    expect(() => bench.undo(editId)).toThrow(
      expect.objectContaining({ code: 'cannotUndo', message: expect.stringMatching(/already/) }),
    );
  });

  it('is undone after a restart', () => {
    const bench = opened();
    const before = bench.picture();
    const editId = bench.settle(kind, choice);
    bench.bench.reopen();
    bench.undo(editId);
    bench.bench.reopen();
    expect(bench.picture()).toEqual(before);
  });

  it('is settled the same way again by redo, and undone once more', () => {
    const bench = opened();
    const before = bench.picture();
    const editId = bench.settle(kind, choice);
    const after = shown(bench);
    bench.undo(editId);
    const again = bench.redo(editId);
    expect(again).not.toBe(editId);
    expect([...shown(bench), states(bench)]).toEqual([...after, settled[3]]);
    expect(() => bench.redo(editId)).toThrow(expect.objectContaining({ code: 'cannotUndo' }));
    if (again === null) throw new Error('The decision is no edit.');
    bench.undo(again);
    expect(bench.picture()).toEqual(before);
  });

  it('cannot be redone once the conflict was settled otherwise', () => {
    const bench = opened();
    const editId = bench.settle(kind, choice);
    bench.undo(editId);
    const other =
      choice === 'takeTheirs' ? (kind === 'groupDeleted' ? 'recreate' : 'keepMine') : 'takeTheirs';
    bench.settle(kind, other);
    expect(() => bench.redo(editId)).toThrow(expect.objectContaining({ code: 'cannotUndo' }));
  });

  it('refuses every other choice, and a conflict that is settled by now', () => {
    const bench = opened();
    const conflictId = conflictOf(bench.store, kind);
    const wrong = kind === 'groupDeleted' ? 'keepMine' : 'recreate';
    expect(() => bench.store.resolveConflict(conflictId, wrong, at(50))).toThrow(
      expect.objectContaining({ code: 'invalidRequest' }),
    );
    bench.settle(kind, choice);
    expect(() => bench.store.resolveConflict(conflictId, choice, at(51))).toThrow(
      expect.objectContaining({ code: 'notFound', message: expect.stringMatching(/settled/) }),
    );
  });

  if (contradicted === undefined) return;

  it('is undone after it was sent by a new edit the other way, and redone by taking that back', () => {
    const bench = opened();
    const editId = bench.settle(kind, choice);
    bench.send();
    const back = bench.undo(editId);
    expect(back).not.toBeNull();
    expect(shown(bench)).toEqual(contradicted);
    // Unsent, the other way is withdrawn, and the decision stands.
    expect(bench.redo(editId)).toBe(editId);
    expect(shown(bench)).toEqual(settled.slice(0, 3));
    bench.undo(editId);
    bench.send();
    expect(shown(bench)).toEqual(contradicted);
    expect(bench.store.counts()).toMatchObject({ waiting: 0, parked: 0, conflicts: 0 });
  });

  it('is undone by a new edit as soon as it may have been sent', () => {
    const bench = opened();
    const editId = bench.settle(kind, choice);
    bench.store.changeLane(
      bench.kitchen,
      undefined,
      ({ entries }) => ({
        entries: entries.map(({ seq, attempts }) => ({
          seq,
          state: 'waiting',
          attempts: attempts + 1,
        })),
      }),
      at(60),
    );
    expect(bench.undo(editId)).not.toBeNull();
    expect(shown(bench)).toEqual(contradicted);
  });
});
