import { describe, expect, it } from 'vitest';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
  takeRemote,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { activity, changes, seeded, statuses } from './feedScene.ts';

describe('the cursor of the feed', () => {
  it('is taken over from before the full pull when that has ended well, and not before', () => {
    const { store } = openTestStore();
    expect(store.readFeed()).toEqual({
      cursor: null,
      movedAt: null,
      fullPullAt: null,
      isFullPullUnderWay: false,
      hasUnreadable: false,
      rereads: [],
    });
    store.beginFeed('c1', at(1));
    store.beginPull('people');
    expect(store.readFeed()).toMatchObject({ cursor: null, isFullPullUnderWay: true });
    pull(store, { people: [] }, { at: at(2) });
    store.beginPull('groups');
    expect(store.readFeed()).toMatchObject({ cursor: null, isFullPullUnderWay: true });
    pull(store, { groups: [] }, { at: at(3) });
    expect(store.readFeed()).toMatchObject({
      cursor: 'c1',
      movedAt: at(1),
      fullPullAt: at(3),
      isFullPullUnderWay: false,
    });
  });

  it('stays while the next full pull is under way, and is gone after one that had none', () => {
    const { store } = seeded();
    store.beginFeed(null, at(20));
    store.beginPull('people');
    expect(store.readFeed().cursor).toBe('c1');
    pull(store, { people: [], groups: [] }, { at: at(21) });
    expect(store.readFeed()).toMatchObject({ cursor: null, movedAt: null });
  });

  it('moves with a page, survives a restart, and drops a page that expects another', () => {
    const { bench, store } = seeded();
    expect(changes(store, { people: [remotePerson('Cem')] })).toBe('applied');
    const reopened = bench.reopen();
    expect(reopened.readFeed()).toMatchObject({ cursor: 'c1+', movedAt: at(10) });
    const stale = { expectedCursor: 'c1', people: [remotePerson('Dai')] };
    expect(changes(reopened, stale)).toBe('stale');
    expect(statuses(reopened)).not.toContain('Dai active');
  });

  it('has not moved when there was nothing', () => {
    const { store } = seeded();
    changes(store, { nextCursor: 'c1' });
    expect(store.readFeed()).toMatchObject({ cursor: 'c1', movedAt: at(1) });
  });

  it('is written whole or not at all', () => {
    const { bench, store } = seeded();
    const page = { groups: [remoteGroup('Kitchen', ['Ana'])], people: [remotePerson('Cem')] };
    expect(() =>
      store.applyChanges(
        {
          expectedCursor: 'c1',
          nextCursor: 'c2',
          peopleGone: [],
          goneRemoteIds: [],
          unreadRemoteIds: [],
          unreadable: [],
          at: at(10),
          ...page,
        },
        () => {
          throw new Error('power cut');
        },
      ),
    ).toThrow('power cut');
    expect(store.readFeed().cursor).toBe('c1');
    expect(statuses(store)).toEqual(['Ana active', 'Ben active']);
    expect(activity(bench.file)).toEqual([]);
  });

  it('[P7] when it was read to its end is the last success, until the next full pull', () => {
    const { store } = seeded();
    expect(store.counts().lastPulledAt).toBe(at(2));
    changes(store, {});
    expect(store.counts().lastPulledAt).toBe(at(2));
    store.finishFeed(at(11));
    expect(store.counts().lastPulledAt).toBe(at(11));
    expect(store.readFeed().fullPullAt).toBe(at(2));
    // The clock was set back: what ended last counts, not what says the later time.
    pull(store, { people: [], groups: [] }, { at: at(5) });
    expect(store.counts().lastPulledAt).toBe(at(5));
  });
});

describe('a page of changes', () => {
  it('brings people, groups and their members', () => {
    const { store } = seeded();
    changes(store, {
      people: [remotePerson('Ana', 'Anna'), remotePerson('Cem')],
      groups: [remoteGroup('Kitchen', ['Ana', 'Cem']), remoteGroup('Choir', ['Ben', 'Zed'])],
    });
    expect(rosterNames(store, groupNamed(store, 'Kitchen'))).toEqual(['Anna', 'Cem']);
    expect(rosterNames(store, groupNamed(store, 'Choir'))).toEqual(['Ben', 'Zed']);
    expect(statuses(store)).toContain('Zed unknown');
  });

  it('applied again changes nothing', () => {
    const { bench, store } = seeded();
    const page = {
      people: [remotePerson('Cem')],
      groups: [remoteGroup('Kitchen', ['Cem'])],
      goneRemoteIds: ['Garden'],
      peopleGone: ['Ben'],
    };
    changes(store, page);
    const tables = ['person', 'roster_group', 'membership', 'activity'];
    const contents = () => tables.map((table) => readTable(bench.file, `SELECT * FROM ${table}`));
    const before = contents();
    let told = 0;
    store.onChange(() => {
      told += 1;
    });
    changes(store, page);
    expect(contents()).toEqual(before);
    expect(told).toBe(0);
  });

  it('[P3] takes a deleted group away, and keeps one that has unsent edits', () => {
    const { store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(3),
    });
    changes(store, { goneRemoteIds: ['Kitchen', 'Garden', 'never here'] });
    expect(store.findGroupByName('Garden', null)).toBeNull();
    expect(store.groupState(kitchen)?.fields.name).toBe('Mess');
    expect(store.counts().conflicts).toBe(1);
    changes(store, { goneRemoteIds: ['Kitchen', 'Garden'] });
    expect(store.counts().conflicts).toBe(1);
  });

  it('marks who is gone, and the next full pull finds the same', () => {
    const { store } = seeded();
    changes(store, { people: [remotePerson('Cem')], peopleGone: ['Ben', 'nobody'] });
    expect(statuses(store)).toEqual(['Ana active', 'Ben gone', 'Cem active']);
    pull(store, { people: [remotePerson('Ana')] }, { at: at(20) });
    expect(statuses(store)).toEqual(['Ana active', 'Ben gone', 'Cem gone']);
  });

  it('names the groups that somebody is in: as the server has it, and as the screen does', () => {
    const { store } = seeded();
    const [kitchen, garden] = ['Kitchen', 'Garden'].map((name) => groupNamed(store, name));
    expect(store.groupsOf(['Ben'])).toEqual(['Kitchen', 'Garden']);
    expect(store.groupsOf(['Ana', 'nobody'])).toEqual(['Kitchen']);
    const [ana, ben] = ['Ana', 'Ben'].map((name) => personNamed(store, name));
    store.commitEdit({
      intents: [
        { groupId: kitchen!, intent: intents.take(ben!) },
        { groupId: garden!, intent: intents.add(ana!) },
      ],
      at: at(3),
    });
    expect(store.groupsOf(['Ben'])).toEqual(['Kitchen', 'Garden']);
    expect(store.groupsOf(['Ana'])).toEqual(['Kitchen', 'Garden']);
    changes(store, { groups: [remoteGroup('Garden', [])] });
    expect(store.groupsOf(['Ben'])).toEqual(['Kitchen']);
  });
});

describe('groups to be read whatever the feed says', () => {
  it('[P6] are those that could not be read, until they were or are gone', () => {
    const { store } = seeded();
    changes(store, { unreadRemoteIds: ['Kitchen', 'Garden', 'unheard of'] });
    expect(store.readFeed().rereads).toEqual(['Garden', 'Kitchen', 'unheard of']);
    changes(store, { groups: [remoteGroup('Kitchen')], goneRemoteIds: ['unheard of'] });
    expect(store.readFeed().rereads).toEqual(['Garden']);
    pull(store, { groups: [remoteGroup('Garden')] });
    expect(store.readFeed().rereads).toEqual([]);
  });

  it('[P6] and those that a full pull could not read', () => {
    const { store } = seeded();
    const { cursor } = store.beginPull('groups');
    store.applyGroupsPage(
      {
        expectedCursor: cursor,
        nextCursor: null,
        groups: [],
        unreadRemoteIds: ['Garden'],
        unreadable: [],
        at: at(4),
      },
      takeRemote,
    );
    expect(store.readFeed().rereads).toEqual(['Garden']);
  });

  it('[P3] and those that are gone there while edits keep the copy, also when a full pull found it', () => {
    const { store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(3),
    });
    changes(store, { goneRemoteIds: ['Kitchen'] });
    expect(store.readFeed().rereads).toEqual(['Kitchen']);
    changes(store, { groups: [remoteGroup('Kitchen')] });
    expect(store.readFeed().rereads).toEqual([]);
    store.changeLane(kitchen, null, mergeRemote, at(4));
    expect(store.readFeed().rereads).toEqual(['Kitchen']);
    const [change] = store.listChanges(everything).items;
    store.discardChange(change!.id, at(5));
    changes(store, { goneRemoteIds: ['Kitchen'] });
    expect(store.readFeed().rereads).toEqual([]);
    expect(store.groupState(kitchen)).toBeNull();
  });

  it('[P2] [P8] and those with rows that the server has acknowledged', () => {
    const { store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(3),
    });
    const seq = store.readLane(kitchen)?.entries[0]?.seq ?? 0;
    const entries = [{ seq, state: 'acked' as const }];
    store.changeLane(kitchen, undefined, () => ({ entries }), at(4));
    expect(store.readFeed().rereads).toEqual(['Kitchen']);
    changes(store, { groups: [remoteGroup('Kitchen', [], { name: 'Mess' })] });
    expect(store.readFeed().rereads).toEqual([]);
    expect(store.counts().waiting).toBe(0);
  });
});

describe('quarantine [P6]', () => {
  it('lets go of people and groups that are read well now, and of nothing else', () => {
    const { store } = seeded();
    const odd = { raw: '{}', reason: 'odd' };
    changes(store, {
      unreadable: [
        { kind: 'person', remoteId: 'Ana', ...odd },
        { kind: 'person', remoteId: 'Ben', ...odd },
        { kind: 'group', remoteId: 'Kitchen', ...odd },
        { kind: 'group', remoteId: 'Garden', ...odd },
        { kind: 'membership', remoteId: 'Kitchen', ...odd },
      ],
    });
    expect(store.readFeed().hasUnreadable).toBe(true);
    expect(store.counts().quarantined).toBe(5);
    changes(store, { people: [remotePerson('Ana')], groups: [remoteGroup('Kitchen')] });
    expect(store.counts().quarantined).toBe(3);
    changes(store, { peopleGone: ['Ben'], goneRemoteIds: ['Garden'] });
    expect(store.counts().quarantined).toBe(1);
    store.quarantine([{ kind: 'group', remoteId: 'Kitchen', ...odd }], at(40));
    const kitchen = groupNamed(store, 'Kitchen');
    store.changeLane(kitchen, remoteGroup('Kitchen'), () => ({}), at(41));
    expect(store.counts().quarantined).toBe(1);
    pull(store, { people: [], groups: [] });
    expect(store.readFeed().hasUnreadable).toBe(false);
  });
});
