import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { StoreChange } from '#electron/store/workspaceStore.ts';
import type { RemoteGroup, RemotePerson, UnreadableItem } from '#electron/sync/ports/remote.ts';
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

function peoplePage(
  store: Store,
  expectedCursor: string | null,
  nextCursor: string | null,
  people: readonly RemotePerson[],
  unreadable: readonly UnreadableItem[] = [],
) {
  return store.applyPeoplePage({ expectedCursor, nextCursor, people, unreadable, at: at(1) });
}

function groupsPage(
  store: Store,
  expectedCursor: string | null,
  nextCursor: string | null,
  groups: readonly RemoteGroup[],
  rest: { unreadRemoteIds?: string[]; unreadable?: UnreadableItem[] } = {},
) {
  return store.applyGroupsPage(
    {
      expectedCursor,
      nextCursor,
      groups,
      unreadRemoteIds: rest.unreadRemoteIds ?? [],
      unreadable: rest.unreadable ?? [],
      at: at(1),
    },
    takeRemote,
  );
}

const everybody = (store: Store) =>
  store
    .searchPeople({ text: '', forGroupId: null, ...everything })
    .items.map(({ name, status }) => `${name} ${status}`);

const broken = (
  remoteId: string | null,
  kind: UnreadableItem['kind'] = 'person',
): UnreadableItem => ({
  kind,
  remoteId,
  raw: `{"id":${JSON.stringify(remoteId)}}`,
  reason: 'name: expected string',
});

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

function seeded() {
  const bench = openTestStore();
  pull(bench.store, { people: [remotePerson('Ana')], groups: [remoteGroup('Kitchen', ['Ana'])] });
  return { bench, store: bench.store };
}

describe('activity', () => {
  const activity = (file: string) =>
    readTable(file, 'SELECT kind, group_name, detail FROM activity ORDER BY id').map(
      ({ kind, group_name, detail }) => [kind, group_name, JSON.parse(String(detail))],
    );

  it('says nothing about the very first pull, and then one entry per group and page', () => {
    const { bench, store } = seeded();
    expect(activity(bench.file)).toEqual([]);
    pull(store, {
      groups: [
        remoteGroup('Kitchen', ['Ben', 'Cem'], { name: 'Cooks', description: 'Soup' }),
        remoteGroup('Garden', ['Ana']),
      ],
    });
    const [ana, ben, cem] = ['Ana', 'Ben', 'Cem'].map((name) => personNamed(store, name));
    expect(activity(bench.file)).toEqual([
      ['groupRenamed', 'Cooks', { from: 'Kitchen', to: 'Cooks' }],
      ['groupDescribed', 'Cooks', { from: null, to: 'Soup' }],
      [
        'peopleChanged',
        'Cooks',
        { joined: 2, left: 1, admins: 0, joinedIds: [ben, cem], leftIds: [ana], adminIds: [] },
      ],
      ['groupAppeared', 'Garden', { people: 1 }],
    ]);
    store.changeLane(groupNamed(store, 'Garden'), null, takeRemote, at(2));
    expect(activity(bench.file).at(-1)).toEqual(['groupDeleted', 'Garden', {}]);
  });

  it('does not call our own edits somebody else’s when they come back', () => {
    const { bench, store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    const ana = personNamed(store, 'Ana');
    for (const intent of [intents.rename('Cooks'), intents.take(ana)]) {
      store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(1) });
    }
    pull(
      store,
      { groups: [remoteGroup('Kitchen', [], { name: 'Cooks' })] },
      {
        decide: ({ entries }, remote) => ({
          base: remote ?? null,
          settled: entries.map(({ seq }) => seq),
        }),
      },
    );
    expect(activity(bench.file).map(([kind]) => kind)).toEqual(['edit', 'edit']);
    expect(readTable(bench.file, 'SELECT outcome FROM activity')).toEqual([
      { outcome: 'sent' },
      { outcome: 'sent' },
    ]);
  });
});

describe('quarantine [P6]', () => {
  it('sets aside and counts what was not understood, each item once, and applies the rest', () => {
    const { store } = openTestStore();
    store.beginPull('people');
    const changes: boolean[] = [];
    store.onChange((change) => changes.push(change.changes));
    peoplePage(
      store,
      null,
      null,
      [remotePerson('Ana')],
      [broken('b1'), broken('b1'), broken(null)],
    );
    expect(store.counts().quarantined).toBe(2);
    expect(everybody(store)).toEqual(['Ana active']);
    expect(changes).toEqual([true]);
    store.quarantine([broken('b1')], at(2));
    expect(store.counts().quarantined).toBe(2);
    expect(changes).toEqual([true]);
  });

  it('takes nobody for gone from a group of which not every membership could be read', () => {
    const { store } = openTestStore();
    const kitchen = remoteGroup('Kitchen', ['Ana', 'Ben']);
    pull(store, { people: [remotePerson('Ana'), remotePerson('Ben')], groups: [kitchen] });
    const groupId = groupNamed(store, 'Kitchen');
    const odd = {
      ...remoteGroup('Kitchen', ['Ben*'], { name: 'Cooks' }),
      hasUnreadableMembers: true,
    };
    pull(store, { groups: [odd] });
    expect(rosterNames(store, groupId)).toEqual(['Ana', 'Ben*']);
    expect(store.getGroup(groupId)).toMatchObject({ name: 'Cooks', memberCount: 2 });
    pull(store, { groups: [remoteGroup('Kitchen', ['Ben*'], { name: 'Cooks' })] });
    expect(rosterNames(store, groupId)).toEqual(['Ben*']);
  });

  it('keeps a person whose entry cannot be read', () => {
    const { store } = openTestStore();
    pull(store, { people: [remotePerson('Ana'), remotePerson('Ben')] });
    store.beginPull('people');
    peoplePage(store, null, null, [], [broken('Ana')]);
    store.finishPeoplePull(at(2));
    expect(everybody(store)).toEqual(['Ana active', 'Ben gone']);
  });

  it('keeps a group whose entry cannot be read', () => {
    const { store } = seeded();
    store.beginPull('groups');
    groupsPage(store, null, null, [], { unreadable: [broken('Kitchen', 'group')] });
    expect(store.groupsNotSeen()).toEqual([]);
  });

  it('lets go of what a later full pull does not meet again', () => {
    const { store } = openTestStore();
    store.beginPull('people');
    peoplePage(store, null, null, [], [broken('b1')]);
    store.finishPeoplePull(at(1));
    store.quarantine([broken('m1', 'membership')], at(1));
    expect(store.counts().quarantined).toBe(2);
    pull(store, { people: [] });
    expect(store.counts().quarantined).toBe(1);
    pull(store, { groups: [] });
    expect(store.counts().quarantined).toBe(0);
  });

  it('lets nothing go while something could not be read', () => {
    const { store } = seeded();
    store.quarantine([broken('m1', 'membership')], at(1));
    store.beginPull('groups');
    groupsPage(store, null, null, [], { unreadRemoteIds: ['Kitchen'] });
    store.finishGroupsPull(at(2));
    expect(store.counts().quarantined).toBe(1);
  });
});
