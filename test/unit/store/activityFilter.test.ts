import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import { personIdSchema } from '#shared/domain/ids.ts';
import { send } from '#test/support/damagedScene.ts';
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

const people = ['Ana', 'Ben', 'Cem', 'Dai'].map((name) => remotePerson(name));

function scene() {
  const { store, file } = openTestStore();
  pull(store, { people, groups: [remoteGroup('Kitchen', ['Ana']), remoteGroup('Choir')] });
  const kitchen = groupNamed(store, 'Kitchen');
  const choir = groupNamed(store, 'Choir');
  const person = (name: string) => personNamed(store, name);
  const commit = (second: number, ...wishes: Parameters<Store['commitEdit']>[0]['intents']) =>
    store.commitEdit({ intents: wishes, at: at(second) });
  /** What entries tell, newest first. */
  const told = (filter: Omit<Parameters<Store['listActivity']>[0], 'limit' | 'cursor'>) => {
    const page = store.listActivity({ ...everything, ...filter });
    expect(page.total).toBe(page.items.length);
    return page.items.map(({ kind, command, groupName }) => `${kind} ${command} ${groupName}`);
  };
  return { store, file, kitchen, choir, person, commit, told };
}

/** Two edits made here, one of them discarded, and what others did on the server. */
function history() {
  const bench = scene();
  const { store, kitchen, choir, person, commit } = bench;
  commit(
    10,
    { groupId: kitchen, intent: intents.add(person('Ben'), person('Cem')) },
    { groupId: choir, intent: intents.add(person('Dai')) },
  );
  const dropped = commit(20, { groupId: kitchen, intent: intents.admin(true, person('Ben')) });
  const change = store
    .listChanges(everything)
    .items.find(({ editId }) => editId === dropped.editId);
  if (change === undefined) throw new Error('Nothing waits.');
  store.discardChange(change.id, at(30));
  pull(store, { groups: [remoteGroup('Kitchen', ['Dai']), remoteGroup('Choir')] }, { at: at(40) });
  pull(store, { people: people.slice(0, 3) }, { at: at(50) });
  return bench;
}

describe('the filters of listActivity', () => {
  it('take entries of some kinds, or from where they come', () => {
    const { told } = history();
    const server = ['personGone null null', 'peopleChanged null Kitchen'];
    const here = [
      'discarded setAdmin Kitchen',
      'edit setAdmin Kitchen',
      'edit addMembers Choir',
      'edit addMembers Kitchen',
    ];
    expect(told({})).toEqual([...server, ...here]);
    expect(told({ origin: 'server' })).toEqual(server);
    expect(told({ origin: 'here' })).toEqual(here);
    expect(told({ kinds: ['discarded', 'personGone'] })).toEqual([server[0], here[0]]);
    expect(told({ kinds: ['discarded', 'personGone'], origin: 'here' })).toEqual([here[0]]);
    expect(told({ kinds: ['personGone'], origin: 'here' })).toEqual([]);
  });

  it('take entries about one person: edits and the notes on them, and what was noticed', () => {
    const { told, person, kitchen, choir } = history();
    const about = (name: string, filter = {}) => told({ personId: person(name), ...filter });
    expect(about('Ben')).toEqual([
      'discarded setAdmin Kitchen',
      'edit setAdmin Kitchen',
      'edit addMembers Kitchen',
    ]);
    expect(about('Cem')).toEqual(['edit addMembers Kitchen']);
    expect(about('Dai')).toEqual([
      'personGone null null',
      'peopleChanged null Kitchen',
      'edit addMembers Choir',
    ]);
    expect(about('Dai', { groupId: choir })).toEqual(['edit addMembers Choir']);
    expect(about('Dai', { groupId: kitchen, origin: 'here' })).toEqual([]);
    expect(about('Ana')).toEqual(['peopleChanged null Kitchen']);
    expect(told({ personId: personIdSchema.parse(newGroupId()) })).toEqual([]);
  });

  it('take entries of kinds that only a newer Muster knows as other', () => {
    const { file, told, kitchen, commit } = scene();
    commit(1, { groupId: kitchen, intent: intents.rename('Mess') });
    const database = new Database(file);
    database.exec("INSERT INTO activity (at, kind, detail) VALUES (1, 'groupPainted', '{}')");
    database.close();
    expect(told({ kinds: ['other'] })).toEqual(['other null null']);
    expect(told({ kinds: ['other'], origin: 'server' })).toEqual([]);
    expect(told({ kinds: ['other', 'edit'] })).toHaveLength(2);
    expect(told({ kinds: ['edit'] })).toHaveLength(1);
  });

  it('keep pages and totals right', () => {
    const { store, kitchen, person, commit } = scene();
    for (let n = 0; n < 5; n += 1) {
      commit(10 + n, { groupId: kitchen, intent: intents.admin(n % 2 === 0, person('Ana')) });
      commit(10 + n, { groupId: kitchen, intent: intents.rename(`Name ${n}`) });
    }
    const gathered: string[] = [];
    let cursor: string | null = null;
    do {
      const page = store.listActivity({
        personId: person('Ana'),
        groupId: kitchen,
        limit: 2,
        cursor,
      });
      expect(page.total).toBe(5);
      gathered.push(...page.items.map((entry) => entry.at));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(gathered).toEqual([14, 13, 12, 11, 10].map(at));
  });
});

describe('what an entry says of its edit', () => {
  const undoables = (store: Store) =>
    store
      .listActivity(everything)
      .items.map(({ kind, canUndo, editId }) => `${kind}: ${editId !== null && canUndo}`);

  it('can be undone while it stands, sent or not, and not twice', () => {
    const { store, kitchen, commit } = scene();
    const { editId } = commit(10, { groupId: kitchen, intent: intents.rename('Mess') });
    if (editId === null) throw new Error('Nothing was to change.');
    expect(store.listActivity(everything).items).toMatchObject([{ editId, canUndo: true }]);
    store.undoEdit(editId, at(20));
    expect(undoables(store)).toEqual(['undone: false', 'edit: false']);
    store.redoEdit(editId, at(30));
    expect(undoables(store)).toEqual(['edit: true', 'undone: false', 'edit: false']);

    send(store, 'Mess', 40);
    expect(undoables(store)[0]).toBe('edit: true');
  });

  it('names the edit that stands again where what took it back was withdrawn', () => {
    const { store, kitchen, commit } = scene();
    const { editId } = commit(10, { groupId: kitchen, intent: intents.rename('Mess') });
    if (editId === null) throw new Error('Nothing was to change.');
    send(store, 'Mess', 20);
    const back = store.undoEdit(editId, at(30));
    // What takes it back is an edit itself; the one taken back cannot be undone once more.
    expect(undoables(store)).toEqual(['edit: true', 'edit: false']);
    if (back.editId === null) throw new Error('It was withdrawn.');
    store.undoEdit(back.editId, at(40));
    expect(undoables(store)).toEqual(['redone: true', 'edit: false', 'edit: true']);
    expect(store.listActivity(everything).items[0]?.editId).toBe(editId);
    expect(store.undoEdit(editId, at(50)).editId).not.toBeNull();
  });

  it('cannot be undone once it was discarded, nor where the server keeps what was made', () => {
    const { store, kitchen, commit } = scene();
    commit(10, { groupId: kitchen, intent: intents.rename('Mess') });
    const [change] = store.listChanges(everything).items;
    if (change === undefined) throw new Error('Nothing waits.');
    store.discardChange(change.id, at(20));
    expect(undoables(store)).toEqual(['discarded: false', 'edit: false']);

    const { personId } = store.createPerson({ name: 'Zoe', email: null, phone: null }, at(30));
    expect(undoables(store)[0]).toBe('edit: true');
    store.personMade(personId, { ...remotePerson('zoe', 'Zoe'), clientId: personId }, at(40));
    expect(undoables(store)[0]).toBe('edit: false');
  });

  it('is not told of what the server did', () => {
    const { store } = history();
    for (const entry of store.listActivity({ ...everything, origin: 'server' }).items) {
      expect(entry).toMatchObject({ editId: null, canUndo: false });
    }
  });
});
