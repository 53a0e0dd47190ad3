import { describe, expect, it } from 'vitest';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { broken, everybody, groupsPage, peoplePage, seeded } from './pullPages.ts';

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
