import { describe, expect, it } from 'vitest';
import {
  at,
  everything,
  intents,
  personNamed,
  pull,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { addMixed, edits, known, lines, made, scene } from './mixedEditScene.ts';

describe('an edit that makes people and adds them to a group', () => {
  it('[P1] is one edit with one step of undo, and all of it is there after a restart', () => {
    const { bench, store, kitchen, ben } = scene();
    const [xena, yuri] = [made('Xena', 'xena@example.org'), made('Yuri')];
    const editId = addMixed(store, kitchen, [xena, yuri], [ben]);
    const before = edits(bench.file);
    for (const opened of [() => store, () => bench.reopen()]) {
      const open = opened();
      expect(lines(open)).toEqual([
        'createPerson Xena',
        'createPerson Yuri',
        'addMembers ben Xena Yuri',
      ]);
      expect(rosterNames(open, kitchen)).toEqual(['ana', 'ben', 'Xena', 'Yuri']);
      expect(new Set(open.listChanges(everything).items.map((row) => row.editId))).toEqual(
        new Set([editId]),
      );
    }
    expect(before).toBe(1);
    expect(bench.store.lanesToPush(at(9))).toEqual([]);
    expect(bench.store.lanesWaitingForPeople()).toEqual(new Set([kitchen]));
  });

  it('is all or nothing where somebody has one of the addresses, or two share one', () => {
    const { bench, store, kitchen, ben } = scene();
    const ana = personNamed(store, 'ana');
    const wish =
      (...people: ReturnType<typeof made>[]) =>
      () =>
        addMixed(store, kitchen, people, [ben]);
    expect(wish(made('Xena'), made('Zoe', 'ANA@example.org'))).toThrow(
      expect.objectContaining({
        code: 'conflict',
        message: 'ana has this e-mail address already.',
        details: { personId: ana, name: 'ana', email: 'ANA@example.org' },
      }),
    );
    expect(wish(made('Xena', 'x@example.org'), made('Zoe', 'X@Example.org'))).toThrow(
      expect.objectContaining({
        code: 'conflict',
        message: expect.stringContaining('Xena and Zoe'),
      }),
    );
    // Many are looked for in another way than few.
    const many = Array.from({ length: 60 }, (_, n) => made(`New ${n}`, `new${n}@example.org`));
    expect(wish(...many, made('Zoe', 'ben@example.org'))).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ personId: ben }) }),
    );
    expect(lines(store)).toEqual([]);
    expect(known(store)).toBe(2);
    expect(rosterNames(store, kitchen)).toEqual(['ana']);
    expect(edits(bench.file)).toBe(0);
    pull(store, { people: [remotePerson('ana')] });
    addMixed(store, kitchen, [...many, made('Zoe', 'ben@example.org')]);
  });

  it('is taken back whole while nothing was sent, and made again under the same ids, any number of times', () => {
    const { bench, store, kitchen, ben, now } = scene();
    const people = [made('Xena', 'xena@example.org'), made('Yuri')];
    const first = addMixed(store, kitchen, people, [ben]);
    for (let round = 0; round < 3; round += 1) {
      const { editId } = round === 0 ? { editId: first } : bench.store.redoEdit(first, now());
      expect(rosterNames(bench.store, kitchen)).toEqual(['ana', 'ben', 'Xena', 'Yuri']);
      for (const { personId, person } of people)
        expect(bench.store.getPerson(personId)).toMatchObject(person);
      expect(() => bench.store.redoEdit(first, now())).toThrow(
        round === 0 ? 'was not undone' : 'made again already',
      );
      expect(bench.store.undoEdit(editId!, now())).toEqual({ editId: null, changed: 3 });
      expect(lines(bench.store)).toEqual([]);
      expect(known(bench.store)).toBe(2);
      expect(rosterNames(bench.store, kitchen)).toEqual(['ana']);
      expect(() => bench.store.undoEdit(editId!, now())).toThrow('undone already');
      bench.reopen();
    }
    expect(readTable(bench.file, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('is not taken back while a later edit names somebody whom it made', () => {
    const { store, kitchen, choir, now } = scene();
    const xena = made('Xena');
    const editId = addMixed(store, kitchen, [made('Yuri'), xena]);
    const later = store.commitEdit({
      intents: [{ groupId: choir, intent: intents.add(xena.personId) }],
      at: now(),
    });
    expect(() => store.undoEdit(editId, now())).toThrow(
      expect.objectContaining({
        code: 'cannotUndo',
        message: 'Xena is in a later edit of “Choir”. Undo that first.',
        details: { dependsOn: later.editId },
      }),
    );
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'Xena', 'Yuri']);
    store.undoEdit(later.editId!, now());
    store.undoEdit(editId, now());
    expect(known(store)).toBe(2);
    expect(() => store.redoEdit(later.editId!, now())).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
    store.redoEdit(editId, now());
    store.redoEdit(later.editId!, now());
    expect(rosterNames(store, choir)).toEqual(['Xena']);
  });

  it('without its membership, which was discarded, still takes back whom it made', () => {
    const { store, kitchen, now } = scene();
    const [xena, yuri] = [made('Xena'), made('Yuri')];
    const editId = addMixed(store, kitchen, [xena, yuri]);
    const idOf = (line: string) =>
      store
        .listChanges(everything)
        .items.find(({ command, peopleNames }) => `${command} ${peopleNames}` === line)!.id;
    expect(() => store.discardChange(idOf('createPerson Xena'), now())).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    store.discardChange(idOf('addMembers Xena,Yuri'), now());
    store.discardChange(idOf('createPerson Xena'), now());
    expect(lines(store)).toEqual(['createPerson Yuri']);
    expect(store.undoEdit(editId, now())).toEqual({ editId: null, changed: 1 });
    expect(known(store)).toBe(2);
    store.redoEdit(editId, now());
    // What was discarded by hand stays discarded.
    expect(lines(store)).toEqual(['createPerson Yuri']);
  });

  it('asks before making people again, and whether their address is still free, and changes nothing otherwise', () => {
    const { store, kitchen, ben, now } = scene();
    const editId = addMixed(store, kitchen, [made('Xena', 'xena@example.org')], [ben]);
    store.undoEdit(editId, now());
    const forbid = () => {
      throw new Error('forbidden');
    };
    expect(() => store.redoEdit(editId, now(), undefined, forbid)).toThrow('forbidden');
    store.createPerson(made('Other', 'xena@example.org').person, now());
    expect(() => store.redoEdit(editId, now())).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(rosterNames(store, kitchen)).toEqual(['ana']);
    expect(lines(store)).toEqual(['createPerson Other']);
  });

  it('of which a conflict is open is taken back with it, and whom it made goes along', () => {
    const { store, kitchen, now } = scene();
    const editId = addMixed(store, kitchen, [made('Xena')]);
    store.changeLane(
      kitchen,
      null,
      ({ entries }) => ({
        entries: entries.map(({ seq }) => ({ seq, state: 'conflict' })),
        conflicts: [
          {
            kind: 'groupDeleted',
            seqs: entries.map(({ seq }) => seq),
            base: 'Kitchen',
            mine: null,
            theirs: null,
          },
        ],
      }),
      at(7),
    );
    store.undoEdit(editId, now());
    expect([lines(store), known(store), store.getGroup(kitchen)]).toEqual([[], 2, null]);
  });

  it('is told in activity once for everybody it made and once for the group, and its undo once', () => {
    const { store, kitchen, ben, now } = scene();
    const editId = addMixed(store, kitchen, [made('Xena')], [ben]);
    store.undoEdit(editId, now());
    const told = store
      .listActivity({ groupId: null, ...everything })
      .items.filter(({ origin }) => origin === 'here');
    expect(
      told.map(({ kind, command, people, outcome }) => ({
        kind,
        command,
        names: people.names,
        outcome,
      })),
    ).toEqual([
      { kind: 'undone', command: 'addMembers', names: ['ben'], outcome: null },
      { kind: 'edit', command: 'addMembers', names: ['ben'], outcome: 'undone' },
      { kind: 'edit', command: 'createPerson', names: ['Xena'], outcome: 'undone' },
    ]);
  });
});
