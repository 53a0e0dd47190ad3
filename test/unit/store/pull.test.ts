import { describe, expect, it } from 'vitest';
import type { StoreChange } from '#electron/store/workspaceStore.ts';
import type { DecideLane } from '#electron/sync/ports/store.ts';
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
  rosterNames,
  takeRemote,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { everybody, groupsPage, peoplePage, seeded } from './pullPages.ts';

describe('a pull run', () => {
  it('counts runs, and continues an unfinished one after a restart', () => {
    const bench = openTestStore();
    expect(bench.store.beginPull('people')).toEqual({
      run: 1,
      cursor: null,
      isComplete: false,
      lastSuccessAt: null,
    });
    peoplePage(bench.store, null, 'two', [remotePerson('Ana')]);
    expect(bench.reopen().beginPull('people')).toMatchObject({ run: 1, cursor: 'two' });
    peoplePage(bench.store, 'two', null, [remotePerson('Ben')]);
    // All pages are here, only the end is missing.
    expect(bench.reopen().beginPull('people')).toMatchObject({ run: 1, isComplete: true });
    bench.store.finishPeoplePull(at(5));
    expect(bench.store.beginPull('people')).toEqual({
      run: 2,
      cursor: null,
      isComplete: false,
      lastSuccessAt: at(5),
    });
  });

  it('drops a page whole when the cursor has moved since it was asked for', () => {
    const { store } = openTestStore();
    expect(peoplePage(store, null, 'two', [remotePerson('Ana')])).toBe('stale');
    store.beginPull('people');
    expect(peoplePage(store, null, 'two', [remotePerson('Ana')])).toBe('applied');
    expect(peoplePage(store, null, 'two', [remotePerson('Ben')])).toBe('stale');
    expect(peoplePage(store, 'two', null, [remotePerson('Cem')])).toBe('applied');
    expect(peoplePage(store, null, null, [remotePerson('Dai')])).toBe('stale');
    expect(everybody(store)).toEqual(['Ana active', 'Cem active']);

    store.beginPull('groups');
    expect(groupsPage(store, 'other', null, [remoteGroup('Kitchen')])).toBe('stale');
    expect(store.countGroups()).toBe(0);
  });

  it('says when everything was last pulled, and only after people and groups', () => {
    const { store } = openTestStore();
    expect(store.counts().lastPulledAt).toBeNull();
    pull(store, { groups: [] }, { at: at(3) });
    expect(store.counts().lastPulledAt).toBeNull();
    pull(store, { people: [] }, { at: at(4) });
    pull(store, { groups: [] }, { at: at(5) });
    expect(store.counts().lastPulledAt).toBe(at(5));
  });
});

describe('people', () => {
  it('are updated by their key, go when a run does not list them, and come back', () => {
    const { store } = openTestStore();
    pull(store, { people: [remotePerson('Ana'), remotePerson('Ben')] });
    const ana = personNamed(store, 'Ana');
    pull(store, { people: [{ ...remotePerson('Ana', 'Anna'), status: 'inactive' }] });
    expect(everybody(store)).toEqual(['Anna inactive', 'Ben gone']);
    expect(personNamed(store, 'Anna')).toBe(ana);
    pull(store, { people: [remotePerson('Ben')] });
    expect(everybody(store)).toEqual(['Anna gone', 'Ben active']);
  });

  it('are found under their new name and not under the old', () => {
    const { store } = openTestStore();
    pull(store, { people: [remotePerson('k1', 'Zdeněk Novák')] });
    pull(store, { people: [remotePerson('k1', 'Zdeněk Dvořák')] });
    const find = (text: string) =>
      store.searchPeople({ text, forGroupId: null, ...everything }).items.map(({ name }) => name);
    expect(find('novak')).toEqual([]);
    expect(find('dvorak')).toEqual(['Zdeněk Dvořák']);
  });

  it('whom only a group names are unknown until they are listed', () => {
    const { store } = openTestStore();
    pull(store, { people: [], groups: [remoteGroup('Kitchen', ['k7'])] });
    expect(everybody(store)).toEqual(['k7 unknown']);
    pull(store, { people: [] });
    expect(everybody(store)).toEqual(['k7 unknown']);
    pull(store, { people: [remotePerson('k7', 'Gil')] });
    expect(rosterNames(store, groupNamed(store, 'Kitchen'))).toEqual(['Gil']);
  });
});

describe('groups', () => {
  it('come with members, dates and times', () => {
    const { store } = openTestStore();
    const kitchen = remoteGroup('Kitchen', ['Ana*', 'Ben'], {
      createdAt: at(-9),
      updatedAt: at(-8),
    });
    pull(store, { people: [remotePerson('Ana'), remotePerson('Ben')], groups: [kitchen] });
    const id = groupNamed(store, 'Kitchen');
    expect(store.getGroup(id)).toEqual({
      id,
      mayUpdate: true,
      mayDelete: true,
      remoteId: 'Kitchen',
      name: 'Kitchen',
      description: null,
      memberCount: 2,
      syncMark: 'synced',
      createdAt: at(-9),
      updatedAt: at(-8),
      changedAt: at(-8),
    });
    expect([...(store.groupState(id)?.members.values() ?? [])]).toEqual([
      { isAdmin: true, joinedAt: at(-1000) },
      { isAdmin: false, joinedAt: at(-1000) },
    ]);
  });

  it('without dates of their own date nobody in the first pull, and later whoever is new', () => {
    const { store } = openTestStore();
    const undated = (name: string, members: string[]) => remoteGroup(name, members, {}, null);
    const joined = (name: string) =>
      [...(store.groupState(groupNamed(store, name))?.members.values() ?? [])].map(
        ({ joinedAt }) => joinedAt,
      );
    pull(store, { groups: [undated('Kitchen', ['Ana'])] }, { at: at(1) });
    expect(joined('Kitchen')).toEqual([null]);
    const groups = [undated('Kitchen', ['Ana', 'Ben']), undated('Garden', ['Cem'])];
    pull(store, { groups }, { at: at(2) });
    pull(store, { groups }, { at: at(3) });
    expect(joined('Kitchen')).toEqual([null, at(2)]);
    expect(joined('Garden')).toEqual([at(2)]);
  });

  it('that were not seen are named for a check, unless they were never there', () => {
    const { store } = openTestStore();
    const all = ['Kitchen', 'Garden', 'Choir', 'Band'];
    pull(store, { groups: all.map((name) => remoteGroup(name)) });
    const madeHere = newGroupId();
    store.commitEdit({
      intents: [{ groupId: madeHere, intent: intents.create('Chess'), remoteId: 'Chess' }],
      at: at(1),
    });
    const edited = groupNamed(store, 'Choir');
    store.commitEdit({
      intents: [{ groupId: edited, intent: intents.rename('Singers') }],
      at: at(1),
    });
    store.beginPull('groups');
    groupsPage(store, null, 'more', [remoteGroup('Kitchen')]);
    groupsPage(store, 'more', null, [], { unreadRemoteIds: ['Band'] });
    expect(store.groupsNotSeen()).toEqual([
      { groupId: groupNamed(store, 'Garden'), remoteId: 'Garden' },
      { groupId: edited, remoteId: 'Choir' },
    ]);
    store.changeLane(groupNamed(store, 'Garden'), null, takeRemote, at(2));
    expect(store.groupsNotSeen()).toEqual([{ groupId: edited, remoteId: 'Choir' }]);

    const acknowledge: DecideLane = ({ entries }) => ({
      entries: entries.map(({ seq }) => ({ seq, state: 'acked' })),
    });
    store.changeLane(madeHere, undefined, acknowledge, at(2));
    expect(store.groupsNotSeen(), 'accepted, though never read back').toEqual([
      { groupId: edited, remoteId: 'Choir' },
      { groupId: madeHere, remoteId: 'Chess' },
    ]);
  });

  it('gone and listed again are the same group, with a new stay for each member', () => {
    const { bench, store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    store.changeLane(kitchen, null, takeRemote, at(2));
    expect(store.getGroup(kitchen)).toBeNull();
    pull(store, { groups: [remoteGroup('Kitchen', ['Ana'])] }, { at: at(3) });
    expect(rosterNames(store, kitchen)).toEqual(['Ana']);
    expect(readTable(bench.file, 'SELECT standing FROM membership ORDER BY id')).toEqual([
      { standing: 'past' },
      { standing: 'open' },
    ]);
  });

  it('change nothing, and tell nobody, when nothing is new', () => {
    const { store } = seeded();
    const told: StoreChange[] = [];
    store.onChange((change) => told.push(change));
    pull(store, { people: [remotePerson('Ana')], groups: [remoteGroup('Kitchen', ['Ana'])] });
    expect(told).toEqual([]);
    pull(store, { groups: [remoteGroup('Kitchen', ['Ana*'])] });
    expect(told).toEqual([
      { groupIds: [groupNamed(store, 'Kitchen')], people: false, changes: false },
    ]);
  });

  it('are many when there are more than anybody wants named', () => {
    const { store } = openTestStore();
    const told: StoreChange[] = [];
    store.onChange((change) => told.push(change));
    const groups = Array.from({ length: 201 }, (_, n) => remoteGroup(`g${n}`));
    pull(store, { groups });
    expect(told).toEqual([{ groupIds: 'many', people: false, changes: false }]);
  });
});
