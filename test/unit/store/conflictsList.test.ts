import { describe, expect, it } from 'vitest';
import { openConflictBench } from '#test/support/conflictBench.ts';
import { at, everything, groupNamed, intents, pull, remoteGroup } from '#test/support/storeSeed.ts';

const theirs = (fields: object, members = ['Ana', 'Ben*']) =>
  remoteGroup('Kitchen', members, fields);

describe('listConflicts', () => {
  it('names the kind, the group, the rows in order, the three sides and the ways to settle it', () => {
    const bench = openConflictBench();
    bench.commit(intents.rename('Cooks'));
    bench.commit(intents.rename('Chefs'));
    bench.find('name', theirs({ name: 'Mess' }));
    const ids = bench.store.listChanges(everything).items.map(({ id }) => id);
    expect(bench.store.listConflicts(everything).items).toEqual([
      {
        id: expect.any(String),
        kind: 'name',
        groupId: bench.kitchen,
        groupName: 'Chefs',
        foundAt: expect.any(String),
        commandIds: ids,
        peopleCount: 0,
        peopleNames: [],
        base: 'base',
        mine: 'mine',
        theirs: 'Mess',
        choices: ['keepMine', 'takeTheirs'],
      },
    ]);
  });

  it('counts the people a conflict is about and names the first three', () => {
    const bench = openConflictBench();
    const [cem, dan, eve] = ['Cem', 'Dan', 'Eve'].map(bench.person);
    bench.commit(intents.add(cem!, dan!, eve!));
    bench.commit(intents.take(bench.person('Ben')));
    bench.find('groupFull', theirs({}));
    expect(bench.store.listConflicts(everything).items).toMatchObject([
      { kind: 'groupFull', peopleCount: 3, peopleNames: ['Cem', 'Dan', 'Eve'] },
    ]);
  });

  it('of people whose role was changed, names those who were removed there and not the others', () => {
    const bench = openConflictBench();
    bench.commit(intents.admin(false, bench.person('Ben')));
    bench.commit(intents.admin(true, bench.person('Ana'), bench.person('Ben')));
    bench.find('memberRemoved', theirs({}, ['Ben*']));
    expect(bench.store.listConflicts(everything).items).toMatchObject([
      {
        peopleCount: 1,
        peopleNames: ['Ana'],
        commandIds: [expect.any(String), expect.any(String)],
      },
    ]);
  });

  it('counts nobody where the server forbids everything, and everybody where the group is gone', () => {
    const bench = openConflictBench();
    bench.commit(intents.take(bench.person('Ana')));
    bench.find('permissionLost', theirs({}));
    expect(bench.store.listConflicts(everything).items).toMatchObject([{ peopleCount: 0 }]);
    bench.commit(intents.add(bench.person('Cem')));
    bench.commit(intents.admin(false, bench.person('Ben')));
    bench.find('groupDeleted', null);
    expect(bench.store.listConflicts(everything).items).toMatchObject([
      { kind: 'groupDeleted', peopleCount: 2, peopleNames: ['Cem', 'Ben'] },
      { kind: 'permissionLost', peopleCount: 0 },
    ]);
  });

  it('is oldest first, a deleted group before anything else about it, page by page', () => {
    const bench = openConflictBench();
    const { store } = bench;
    const others = ['Garden', 'Choir'].map((name) => {
      pull(store, {
        groups: ['Kitchen', 'Garden', 'Choir'].map((id) => remoteGroup(id, ['Ana', 'Ben*'])),
      });
      const groupId = groupNamed(store, name);
      store.commitEdit({ intents: [{ groupId, intent: intents.rename(`${name}!`) }], at: at(5) });
      return groupId;
    });
    const findIn = (groupId: (typeof others)[number]) =>
      store.changeLane(
        groupId,
        undefined,
        ({ entries }) => ({
          conflicts: [
            {
              kind: 'name',
              seqs: entries.map(({ seq }) => seq),
              base: 1,
              mine: { a: 1 },
              theirs: null,
            },
          ],
        }),
        at(30),
      );
    findIn(others[0]!);
    bench.commit(intents.rename('Cooks'));
    bench.find('name', theirs({ name: 'Mess' }));
    findIn(others[1]!);
    bench.commit(intents.describe('Soup'));
    bench.find('groupDeleted', null);

    const listed = store.listConflicts(everything);
    const kinds = listed.items.map(({ groupName, kind }) => `${groupName} ${kind}`);
    expect(kinds).toEqual(['Garden! name', 'Cooks groupDeleted', 'Cooks name', 'Choir! name']);
    expect(listed.items[0]).toMatchObject({ base: '1', mine: '{"a":1}', theirs: null });
    const first = store.listConflicts({ limit: 3, cursor: null });
    const second = store.listConflicts({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual(listed.items);
    expect([first.total, second.total, second.nextCursor]).toEqual([4, 4, null]);
    expect(() => store.listConflicts({ limit: 3, cursor: 'x' })).toThrow(
      expect.objectContaining({ code: 'invalidRequest' }),
    );
  });

  it('shows among the changes what holds up a refused row, with the server’s words', () => {
    const bench = openConflictBench();
    bench.commit(intents.add(bench.person('Cem')));
    bench.find('groupFull', theirs({}));
    expect(bench.store.listChanges(everything).items).toMatchObject([
      { state: 'parked', serverMessage: 'No.', conflict: { kind: 'groupFull', mine: 'mine' } },
    ]);
  });

  it('closes a conflict about refused rows when they go along with the next edit', () => {
    const bench = openConflictBench();
    bench.commit(intents.add(bench.person('Cem')));
    bench.find('groupFull', theirs({}));
    bench.commit(intents.take(bench.person('Ana')));
    expect(bench.store.listConflicts(everything).total).toBe(1);
    bench.store.changeLane(
      bench.kitchen,
      undefined,
      ({ entries }) => ({ entries: entries.map(({ seq }) => ({ seq, state: 'sending' })) }),
      at(60),
    );
    expect(bench.store.listConflicts(everything).total).toBe(0);
  });
});
