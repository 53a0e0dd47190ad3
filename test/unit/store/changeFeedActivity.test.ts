import { describe, expect, it } from 'vitest';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { activity, changes, seeded } from './feedScene.ts';

describe('activity', () => {
  it('names who came and who went, of groups and of the list', () => {
    const { bench, store } = seeded();
    const [ana, ben] = ['Ana', 'Ben'].map((name) => personNamed(store, name));
    changes(store, {
      people: [remotePerson('Cem'), remotePerson('Ana', 'Anna')],
      peopleGone: ['Ben'],
      groups: [remoteGroup('Kitchen', ['Ana*', 'Cem'])],
    });
    const cem = personNamed(store, 'Cem');
    expect(activity(bench.file)).toEqual([
      ['personAppeared', null, { people: 1, personId: cem, name: 'Cem' }],
      ['personGone', null, { people: 1, personId: ben, name: 'Ben' }],
      [
        'peopleChanged',
        'Kitchen',
        { joined: 1, left: 1, admins: 1, joinedIds: [cem], leftIds: [ben], adminIds: [ana] },
      ],
    ]);
  });

  it('says nothing of whom the first pull brings, and then the same in a full pull', () => {
    const { bench, store } = seeded();
    expect(activity(bench.file)).toEqual([]);
    pull(store, { people: [remotePerson('Ana'), remotePerson('Cem')] });
    pull(store, { people: [remotePerson('Ana'), remotePerson('Ben'), remotePerson('Cem')] });
    expect(activity(bench.file).map(([kind, , { name }]) => `${kind} ${name}`)).toEqual([
      'personAppeared Cem',
      'personGone Ben',
      'personAppeared Ben',
    ]);
  });

  it('calls nobody news who was made here', () => {
    const { bench, store } = seeded();
    const clientId = personNamed(store, 'Ana');
    changes(store, { people: [{ ...remotePerson('Made'), clientId }] });
    expect(activity(bench.file)).toEqual([]);
  });

  it('counts more than fifty at once instead of naming each, and names at most 200 of a group', () => {
    const { bench, store } = seeded();
    const keys = Array.from({ length: 250 }, (_, index) => `k${index}`);
    changes(store, { people: keys.map((key) => remotePerson(key)) });
    changes(store, { groups: [remoteGroup('Garden', ['Ben', ...keys])] });
    const [appeared, joined] = activity(bench.file);
    expect(appeared).toEqual(['personAppeared', null, { people: 250 }]);
    expect(joined?.[2]).toMatchObject({ joined: 250, left: 0 });
    expect(joined?.[2].joinedIds).toHaveLength(200);
  });

  it('does not call our own edits somebody else’s when the feed tells of them', () => {
    const { bench, store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(3),
    });
    const told = { groups: [remoteGroup('Kitchen', ['Ana', 'Ben'], { name: 'Mess' })] };
    changes(store, told);
    changes(store, told);
    expect(activity(bench.file).map(([kind]) => kind)).toEqual(['edit']);
  });
});

describe('sync.log', () => {
  it('tells which pulls asked only for what had changed', () => {
    const { store } = seeded();
    const cycle = {
      startedAt: at(1),
      durationMs: 5,
      kind: 'pull' as const,
      outcome: 'done',
      requests: 1,
      bytesSent: 0,
      bytesReceived: 10,
      people: 0,
      groups: 0,
      memberships: 0,
      editsSent: 0,
    };
    store.recordCycle(cycle);
    store.recordCycle({ ...cycle, isIncremental: true });
    expect(store.listCycles(everything).items).toEqual([{ ...cycle, isIncremental: true }, cycle]);
  });
});
