import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import { activityEntrySchema } from '#shared/domain/activity.ts';
import { readDetail } from '#shared/domain/activityDetail.ts';
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
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const people = ['Ana', 'Ben', 'Cem', 'Dai'].map((name) => remotePerson(name));

function organisation() {
  const bench = openTestStore();
  pull(bench.store, { people, groups: [remoteGroup('Kitchen', ['Ana']), remoteGroup('Choir')] });
  const kitchen = groupNamed(bench.store, 'Kitchen');
  const person = (name: string) => personNamed(bench.store, name);
  const commit = (second: number, ...wishes: Parameters<Store['commitEdit']>[0]['intents']) =>
    bench.store.commitEdit({ intents: wishes, at: at(second) });
  return { bench, store: bench.store, kitchen, person, commit };
}

const list = (store: Store) => store.listActivity({ groupId: null, ...everything }).items;

/** Puts a row in beside the store, as another version of Muster may have left it. */
function insert(file: string, row: Record<string, string | number | null>): void {
  const database = new Database(file);
  const columns = Object.keys(row);
  database
    .prepare(
      `INSERT INTO activity (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(row));
  database.close();
}

describe('listActivity', () => {
  it('tells of edits made here with names, newest first, and what became of them', () => {
    const { store, kitchen, person, commit } = organisation();
    const made = commit(
      10,
      { groupId: kitchen, intent: intents.add(person('Ben'), person('Cem'), person('Dai')) },
      { groupId: kitchen, intent: intents.admin(true, person('Ana')) },
    );
    const choir = newGroupId();
    commit(20, { groupId: choir, intent: intents.create('Band', [person('Ana')]) });
    commit(30, { groupId: kitchen, intent: intents.rename('Cooks') });
    expect(list(store)).toMatchObject([
      { at: at(30), command: 'updateGroup', groupName: 'Kitchen', newName: 'Cooks', outcome: null },
      {
        at: at(20),
        command: 'createGroup',
        groupId: choir,
        newName: 'Band',
        people: { count: 1, names: ['Ana'] },
      },
      { command: 'setAdmin', isAdmin: true, people: { count: 1, names: ['Ana'] } },
      {
        at: at(10),
        origin: 'here',
        kind: 'edit',
        groupId: kitchen,
        command: 'addMembers',
        people: { count: 3, names: ['Ben', 'Cem', 'Dai'] },
      },
    ]);
    store.undoEdit(made.editId!, at(40));
    expect(list(store).slice(0, 2)).toMatchObject([
      {
        kind: 'undone',
        at: at(40),
        command: 'addMembers',
        people: { names: ['Ben', 'Cem', 'Dai'] },
      },
      { kind: 'edit', newName: 'Cooks' },
    ]);
    expect(list(store).at(-1)).toMatchObject({ kind: 'edit', outcome: 'undone' });
  });

  it('tells of a discarded edit what it was', () => {
    const { store, kitchen, person, commit } = organisation();
    commit(10, { groupId: kitchen, intent: intents.take(person('Ana')) });
    commit(20, { groupId: kitchen, intent: intents.describe('Cooking') });
    const [, second] = store.listChanges(everything).items;
    store.discardChange(second!.id, at(30));
    expect(list(store)).toMatchObject([
      {
        kind: 'discarded',
        command: 'updateGroup',
        newDescription: 'Cooking',
        changesDescription: true,
      },
      { kind: 'edit', outcome: 'discarded' },
      { kind: 'edit', command: 'removeMembers', outcome: null },
    ]);
  });

  it('tells of what others changed on the server', () => {
    const { store } = organisation();
    pull(
      store,
      {
        groups: [
          { ...remoteGroup('Kitchen', ['Ben', 'Cem']), name: 'Mess' },
          remoteGroup('Band', ['Ana', 'Ben']),
        ],
      },
      { at: at(50) },
    );
    const told = list(store);
    expect(told.map(({ origin, outcome }) => [origin, outcome])).toEqual(
      told.map(() => ['server', null]),
    );
    expect(told).toMatchObject([
      { kind: 'groupAppeared', groupName: 'Band', people: { count: 2 } },
      { kind: 'peopleChanged', groupName: 'Mess', joined: { count: 2 }, left: { count: 1 } },
      { kind: 'groupRenamed', oldName: 'Kitchen', newName: 'Mess' },
    ]);
  });

  it('names who joined and who left where a note tells it', () => {
    const { bench, store, kitchen, person } = organisation();
    const [group] = readTable(bench.file, `SELECT id FROM roster_group WHERE uid = '${kitchen}'`);
    const detail = {
      joined: 4,
      joinedIds: [person('Ana'), person('Ben'), person('Cem'), person('Dai')],
      left: 1,
      leftIds: [person('Dai')],
      admins: 0,
    };
    insert(bench.file, {
      at: Date.parse(at(5)),
      kind: 'peopleChanged',
      group_id: Number(group?.id),
      group_name: 'Kitchen',
      detail: JSON.stringify(detail),
    });
    expect(list(store)[0]).toMatchObject({
      joined: { count: 4, names: ['Ana', 'Ben', 'Cem'] },
      left: { count: 1, names: ['Dai'] },
      roles: { count: 0, names: [] },
    });
  });

  it('shows what it can of rows that a newer Muster has written', () => {
    const { bench, store, person } = organisation();
    const row = { at: Date.parse(at(5)), group_name: 'Kitchen' };
    insert(bench.file, { ...row, kind: 'groupPainted', detail: '{"color":"red"}' });
    insert(bench.file, { ...row, kind: 'peopleChanged', detail: '{"joined":"many","left":2}' });
    insert(bench.file, { ...row, kind: 'personGone', detail: 'not JSON' });
    insert(bench.file, {
      ...row,
      kind: 'personGone',
      detail: JSON.stringify({ personId: person('Ana') }),
    });
    insert(bench.file, {
      ...row,
      kind: 'edit',
      detail: '{}',
      command: 'paintGroup',
      command_uid: newGroupId(),
      version: 1,
      args: '{}',
    });
    const told = list(store);
    for (const entry of told) expect(activityEntrySchema.safeParse(entry).success).toBe(true);
    expect(told).toMatchObject([
      { kind: 'edit', command: null },
      { kind: 'personGone', people: { count: 1, names: ['Ana'] } },
      { kind: 'personGone', people: { count: 0, names: [] } },
      { kind: 'peopleChanged', joined: { count: 0 }, left: { count: 2 } },
      { kind: 'other', groupName: 'Kitchen' },
    ]);
  });

  it('gives pages that newer entries do not move, of all groups or of one', () => {
    const { store, kitchen, person, commit } = organisation();
    const choir = groupNamed(store, 'Choir');
    commit(10, { groupId: kitchen, intent: intents.rename('Cooks') });
    commit(20, { groupId: choir, intent: intents.add(person('Ben')) });
    commit(30, { groupId: kitchen, intent: intents.add(person('Ben')) });
    const page = (cursor: string | null) => store.listActivity({ groupId: null, limit: 2, cursor });
    const first = page(null);
    commit(40, { groupId: choir, intent: intents.rename('Singers') });
    const second = page(first.nextCursor);
    expect([...first.items, ...second.items].map((entry) => entry.at)).toEqual(
      [30, 20, 10].map(at),
    );
    expect(first.total).toBe(3);
    expect(second).toMatchObject({ nextCursor: null, total: 4 });
    const ofKitchen = store.listActivity({ groupId: kitchen, ...everything });
    expect(ofKitchen.items.map((entry) => entry.at)).toEqual([30, 10].map(at));
    expect(ofKitchen.total).toBe(2);
    expect(store.listActivity({ groupId: newGroupId(), ...everything }).items).toEqual([]);
    expect(() => page('somewhere')).toThrow('This place in the list is not known');
  });
});

describe('readDetail', () => {
  it.each(['', 'null', '5', '[]', '{"from":5,"kind":"riot","joinedIds":["x"],"people":-1}'])(
    'reads %j as nothing',
    (text) => {
      const none = { count: 0, ids: [], names: [] };
      expect(readDetail(text)).toEqual({
        from: null,
        to: null,
        conflict: null,
        choice: null,
        people: none,
        joined: none,
        left: none,
        roles: none,
      });
    },
  );
});
