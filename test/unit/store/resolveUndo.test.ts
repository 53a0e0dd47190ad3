import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type ConflictBench, conflictOf, openConflictBench } from '#test/support/conflictBench.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  pull,
  remoteGroup,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const theirs = (fields: object, members = ['Ana', 'Ben*']) =>
  remoteGroup('Kitchen', members, fields);
const kinds = ({ store }: ConflictBench) =>
  store.listConflicts(everything).items.map(({ kind }) => kind);
const fieldsOf = ({ store, kitchen }: ConflictBench) => store.groupState(kitchen)?.fields;
const cannotUndo = (message: RegExp) =>
  expect.objectContaining({ code: 'cannotUndo', message: expect.stringMatching(message) });

describe('undoing a decision after other things have happened', () => {
  it('a decision is not undone while a later edit of the same stands, and names it', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    const editId = bench.settle('name', 'takeTheirs');
    const later = bench.commit(intents.rename('Chefs'));
    expect(() => bench.undo(editId)).toThrow(
      expect.objectContaining({ code: 'cannotUndo', details: { dependsOn: later } }),
    );
    bench.undo(later);
    bench.undo(editId);
    expect(kinds(bench)).toEqual(['name']);
  });

  it('an edit is not undone under the decision about it', () => {
    const bench = openConflictBench();
    const first = bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    const decision = bench.settle('name', 'keepMine');
    expect(() => bench.undo(first)).toThrow(
      expect.objectContaining({ code: 'cannotUndo', details: { dependsOn: decision } }),
    );
  });

  it('a name that somebody has changed since is not put back over it', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    const editId = bench.settle('name', 'keepMine');
    bench.send();
    bench.store.changeLane(
      bench.kitchen,
      theirs({ name: 'Canteen' }),
      (_, base) => ({ base: base ?? null }),
      at(60),
    );
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/changed the name since/));
    expect(fieldsOf(bench)?.name).toBe('Canteen');
  });

  it('the reopened conflict shows their side as it is by now, and takes in what was found meanwhile', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    const conflictId = conflictOf(bench.store, 'name');
    const editId = bench.settle('name', 'keepMine');
    bench.store.changeLane(
      bench.kitchen,
      theirs({ name: 'Canteen' }),
      ({ entries }, base) => ({
        base: base ?? null,
        conflicts: [
          {
            kind: 'name',
            seqs: entries.map(({ seq }) => seq),
            base: '',
            mine: '',
            theirs: 'Canteen',
          },
        ],
      }),
      at(60),
    );
    bench.undo(editId);
    expect(bench.store.listConflicts(everything).items).toMatchObject([
      { id: conflictId, kind: 'name', theirs: 'Canteen', commandIds: [expect.any(String)] },
    ]);
  });

  it('a row whose edit was undone since does not come back', () => {
    const bench = openConflictBench();
    const { store, kitchen } = bench;
    pull(store, {
      groups: [remoteGroup('Kitchen', ['Ana', 'Ben*']), remoteGroup('Garden', ['Ana'])],
    });
    const garden = groupNamed(store, 'Garden');
    const { editId } = store.commitEdit({
      intents: [kitchen, garden].map((groupId) => ({ groupId, intent: intents.describe('Soup') })),
      at: at(12),
    });
    bench.find('description', theirs({ description: 'Stew' }));
    const decision = bench.settle('description', 'takeTheirs');
    store.undoEdit(editId!, at(60));
    expect(store.getGroup(garden)?.description).toBeNull();
    expect(() => bench.undo(decision)).toThrow(cannotUndo(/undone since/));
    expect(fieldsOf(bench)?.description).toBe('Stew');
  });

  it('a group that is gone there does not come back with an edit that was given up', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    const editId = bench.settle('name', 'takeTheirs');
    bench.store.changeLane(bench.kitchen, null, () => ({ base: null }), at(60));
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/not there/));
    expect(bench.store.getGroup(bench.kitchen)).toBeNull();
  });

  it('a group made again does not take its old place while somebody has brought that back', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('groupDeleted', null);
    const editId = bench.settle('groupDeleted', 'recreate');
    pull(bench.store, { groups: [remoteGroup('Kitchen', ['Eve'])] });
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/again/));
  });

  it('a group made again is not deleted with what somebody else has put into it since', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('groupDeleted', null);
    const editId = bench.settle('groupDeleted', 'recreate');
    bench.send();
    bench.store.changeLane(
      bench.kitchen,
      remoteGroup('fresh', ['Ana', 'Ben*', 'Eve'], { name: 'Cooks' }),
      (_, base) => ({ base: base ?? null }),
      at(60),
    );
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/changed the group/));
  });

  it('what was discarded of it meanwhile is not turned back', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.commit(intents.add(bench.person('Cem')));
    bench.find('permissionLost', theirs({}));
    const editId = bench.settle('permissionLost', 'keepMine');
    bench.store.discardChange(bench.store.listChanges(everything).items[0]!.id, at(60));
    bench.send();
    bench.undo(editId);
    expect(bench.store.listChanges(everything).items).toMatchObject([{ command: 'removeMembers' }]);
    expect(rosterNames(bench.store, bench.kitchen)).toEqual(['Ana', 'Ben*']);
  });

  it('rows discarded since do not come back, and with none left there is nothing to undo', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    const editId = bench.settle('name', 'keepMine');
    bench.store.discardChange(bench.store.listChanges(everything).items[0]!.id, at(60));
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/discarded/));
  });

  it.each(['recreate', 'takeTheirs'] as const)(
    'a group nobody of whom an edit is about is back with all its people after %s',
    (choice) => {
      const bench = openConflictBench();
      bench.commit(intents.rename('Cooks'));
      bench.find('groupDeleted', null);
      const before = bench.picture();
      bench.undo(bench.settle('groupDeleted', choice));
      expect(bench.picture()).toEqual(before);
      expect(bench.store.getGroup(bench.kitchen)?.memberCount).toBe(2);
    },
  );

  it('a group that exists again cannot come back a second time', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('groupDeleted', null);
    const editId = bench.settle('groupDeleted', 'takeTheirs');
    bench.store.changeLane(bench.kitchen, undefined, () => ({}), at(50));
    bench.commit(intents.create('Kitchen'));
    bench.send();
    expect(() => bench.undo(editId)).toThrow(cannotUndo(/again|made/));
  });

  it('what took another edit back and is given up leaves that edit standing, until the undo', () => {
    const bench = openConflictBench();
    const first = bench.commit(intents.rename('Cooks'));
    bench.send();
    bench.undo(first);
    bench.find('name', theirs({ name: 'Mess' }));
    const undone = () =>
      readTable(bench.bench.file, `SELECT undone_at FROM edit WHERE uid = '${first}'`)[0]
        ?.undone_at;
    expect(undone()).not.toBeNull();
    const editId = bench.settle('name', 'takeTheirs');
    expect(undone()).toBeNull();
    bench.undo(editId);
    expect(undone()).not.toBeNull();
  });

  it('shows a new edit to the check, which may refuse it, and then nothing is changed', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.find('groupDeleted', null);
    const editId = bench.settle('groupDeleted', 'recreate');
    bench.send();
    const before = bench.picture();
    const seen: string[] = [];
    expect(() =>
      bench.store.undoEdit(editId, at(90), (_, __, intent) => {
        seen.push(intent.name);
        throw new Error('refused by the check');
      }),
    ).toThrow('refused by the check');
    expect(seen).toEqual(['deleteGroup']);
    expect(bench.picture()).toEqual(before);
  });

  it.each(['{"v":2}', 'no JSON', '{"v":1,"rows":[]}'])(
    'a decision that cannot be read (%s) is reported as a damaged file, and nothing is changed',
    (resolution) => {
      const bench = openConflictBench();
      bench.commit(intents.rename('Cooks'));
      bench.find('name', theirs({ name: 'Mess' }));
      const editId = bench.settle('name', 'keepMine');
      const database = new Database(bench.bench.file);
      database.prepare('UPDATE edit SET resolution = ? WHERE uid = ?').run(resolution, editId);
      database.close();
      const before = bench.picture();
      expect(() => bench.undo(editId)).toThrow(expect.objectContaining({ code: 'storeCorrupt' }));
      expect(bench.picture()).toEqual(before);
    },
  );
});
