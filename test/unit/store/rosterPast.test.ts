import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup } from '#electron/sync/ports/remote.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { ComparePart, RosterMoment } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
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
  takeRemote,
} from '#test/support/storeSeed.ts';

const people = ['Ana', 'Ben', 'Cem', 'Dan'].map((name) => remotePerson(name));

/** `{ Ana: [1], Ben: [2, 5] }`: since second 1, and from 2 to 5. */
function group(name: string, stays: Readonly<Record<string, readonly number[]>>): RemoteGroup {
  const all = Object.entries(stays).map(([memberKey, [from, to]]) => ({
    memberKey,
    joinedAt: from === undefined ? null : at(from),
    to,
  }));
  return {
    ...remoteGroup(name),
    members: all.flatMap(({ memberKey, joinedAt, to }) =>
      to === undefined ? [{ memberKey, joinedAt, isAdmin: false }] : [],
    ),
    history: all.flatMap(({ memberKey, joinedAt, to }) =>
      to === undefined ? [] : [{ memberKey, joinedAt, leftAt: at(to) }],
    ),
  };
}

function seen(...groups: RemoteGroup[]) {
  const { store } = openTestStore();
  pull(store, { people, groups }, { at: at(100) });
  const kitchen = groupNamed(store, groups[0]?.name ?? '');
  const edit = (
    second: number,
    intent: Parameters<Store['commitEdit']>[0]['intents'][0]['intent'],
  ) => store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(second) });
  return { store, kitchen, edit };
}

function rosterAt(store: Store, groupId: GroupId, second: number, filter = '') {
  const roster = store.rosterAsOf({ groupId, at: at(second), filter, sort: [], ...everything });
  if (roster === null) throw new Error('This group was never here.');
  return roster;
}

const namesAt = (store: Store, groupId: GroupId, second: number) =>
  rosterAt(store, groupId, second).items.map(({ name }) => name);

describe('rosterAsOf', () => {
  it('lists who had joined and had not left: the beginning of a stay counts, its end does not', () => {
    const { store, kitchen } = seen(group('Kitchen', { Ana: [10], Ben: [20, 30] }));
    const times = [9, 10, 19, 20, 29, 30, 1000];
    expect(times.map((second) => namesAt(store, kitchen, second).join(' '))).toEqual([
      '',
      'Ana',
      'Ana',
      'Ana Ben',
      'Ana Ben',
      'Ana',
      'Ana',
    ]);
  });

  it('shows each by the stay of that time', () => {
    const { store, kitchen } = seen({
      ...group('Kitchen', { Ana: [50] }),
      history: [
        { memberKey: 'Ana', joinedAt: at(1), leftAt: at(5) },
        { memberKey: 'Ana', joinedAt: at(10), leftAt: at(20) },
      ],
    });
    const dates = (second: number) =>
      rosterAt(store, kitchen, second).items.map(({ joinedAt, leftAt }) => [joinedAt, leftAt]);
    expect(dates(3)).toEqual([[at(1), at(5)]]);
    expect(dates(7)).toEqual([]);
    expect(dates(10)).toEqual([[at(10), at(20)]]);
    expect(dates(99)).toEqual([[at(50), null]]);
  });

  it('lists people without a joining date at any time until they left, and counts them', () => {
    const { store, kitchen } = seen(group('Kitchen', { Ana: [], Ben: [10], Cem: [] }));
    store.changeLane(kitchen, group('Kitchen', { Ana: [], Ben: [10] }), takeRemote, at(200));
    const at5 = rosterAt(store, kitchen, 5);
    expect([at5.items.map(({ name }) => name), at5.undated]).toEqual([['Ana', 'Cem'], 2]);
    const at200 = rosterAt(store, kitchen, 200);
    expect([at200.items.map(({ name }) => name), at200.undated]).toEqual([['Ana', 'Ben'], 1]);
    const found = rosterAt(store, kitchen, 5, 'cem');
    expect([found.items.length, found.total, found.undated]).toEqual([1, 1, 2]);
  });

  it('counts edits that are still to be sent, and what was undone never happened', () => {
    const { store, kitchen, edit } = seen(group('Kitchen', { Ana: [10], Ben: [10] }));
    const [ana, cem] = [personNamed(store, 'Ana'), personNamed(store, 'Cem')];
    edit(200, intents.take(ana));
    const { editId } = edit(210, intents.add(cem));
    expect(namesAt(store, kitchen, 199)).toEqual(['Ana', 'Ben']);
    expect(namesAt(store, kitchen, 200)).toEqual(['Ben']);
    expect(namesAt(store, kitchen, 210)).toEqual(['Ben', 'Cem']);
    expect(rosterAt(store, kitchen, 150).items[0]).toMatchObject({
      leftAt: at(200),
      syncMark: 'waiting',
    });
    // Back again, by an edit: two stays of one person, and neither at the time between.
    edit(220, intents.add(ana));
    expect(namesAt(store, kitchen, 215)).toEqual(['Ben', 'Cem']);
    expect(namesAt(store, kitchen, 220)).toEqual(['Ana', 'Ben', 'Cem']);
    if (editId === null) throw new Error('Nothing was edited.');
    store.undoEdit(editId, at(230));
    expect(namesAt(store, kitchen, 215)).toEqual(['Ben']);
  });

  it('shows nobody twice where stays overlap, but by the one that began last', () => {
    const { store, kitchen } = seen({
      ...group('Kitchen', {}),
      history: [
        { memberKey: 'Ana', joinedAt: at(1), leftAt: at(50) },
        { memberKey: 'Ana', joinedAt: at(10), leftAt: at(20) },
        { memberKey: 'Ana', joinedAt: null, leftAt: at(30) },
      ],
    });
    expect(store.listStays({ groupId: kitchen, ...everything })?.total).toBe(3);
    const shown = (second: number) => {
      const { items, total, undated } = rosterAt(store, kitchen, second);
      return [items.map(({ leftAt }) => leftAt), total, undated];
    };
    expect(shown(0)).toEqual([[at(30)], 1, 1]);
    expect(shown(5)).toEqual([[at(50)], 1, 0]);
    expect(shown(15)).toEqual([[at(20)], 1, 0]);
    expect(shown(25)).toEqual([[at(50)], 1, 0]);
  });

  it('answers for a deleted group, and for none that was never here', () => {
    const { store, kitchen, edit } = seen(group('Kitchen', { Ana: [10] }));
    edit(200, intents.remove());
    expect(store.getGroup(kitchen)).toBeNull();
    expect([namesAt(store, kitchen, 199), namesAt(store, kitchen, 200)]).toEqual([['Ana'], []]);
    store.changeLane(
      kitchen,
      null,
      ({ entries }) => ({ base: null, settled: entries.map(({ seq }) => seq) }),
      at(300),
    );
    expect([namesAt(store, kitchen, 199), namesAt(store, kitchen, 200)]).toEqual([['Ana'], []]);
    const request = { groupId: newGroupId(), at: at(1), filter: '', sort: [], ...everything };
    expect(store.rosterAsOf(request)).toBeNull();
  });

  it('is filtered, sorted and paged like the roster of now', () => {
    const { store, kitchen } = seen(
      group('Kitchen', { Ana: [3], Ben: [2], Cem: [1], Dan: [0, 9] }),
    );
    const page = (cursor: string | null, limit = 2) =>
      store.rosterAsOf({
        groupId: kitchen,
        at: at(5),
        filter: 'example',
        sort: [{ key: 'joinedAt', direction: 'ascending' }],
        limit,
        cursor,
      });
    expect(page(null)).toMatchObject({ total: 4, items: [{ name: 'Dan' }, { name: 'Cem' }] });
    expect(page('2')).toMatchObject({
      nextCursor: null,
      items: [{ name: 'Ben' }, { name: 'Ana' }],
    });
    expect(() => page('x')).toThrow(expect.objectContaining({ code: 'invalidRequest' }));
  });

  it('knows since when comings and goings are noticed: since the group was first read, or made', () => {
    const { store, kitchen, edit } = seen(group('Kitchen', { Ana: [] }));
    edit(200, intents.rename('Mess'));
    expect(rosterAt(store, kitchen, 5).noticedSince).toBe(at(100));
    const groupId = newGroupId();
    store.commitEdit({ intents: [{ groupId, intent: intents.create('New') }], at: at(300) });
    expect(rosterAt(store, groupId, 5).noticedSince).toBe(at(300));
    pull(store, { groups: [group('Kitchen', { Ana: [] }), group('Late', {})] }, { at: at(400) });
    expect(rosterAt(store, groupNamed(store, 'Late'), 5).noticedSince).toBe(at(400));
  });
});

describe('compareRosters', () => {
  const compare = (
    store: Store,
    [first, second]: [RosterMoment, RosterMoment],
    part: ComparePart,
    filter = '',
  ) => {
    const found = store.compareRosters({ first, second, part, filter, ...everything });
    if (found === null) throw new Error('One of the groups was never here.');
    return found;
  };
  const names = (...args: Parameters<typeof compare>) =>
    compare(...args).items.map(({ name }) => name);
  const moment = (groupId: GroupId, instant: Instant | null = null): RosterMoment => ({
    groupId,
    at: instant,
  });

  it('tells who is only in one of two groups, and shows who is in both as in the second', () => {
    const { store, kitchen } = seen(
      group('Kitchen', { Ana: [1], Cem: [2], Ben: [3] }),
      group('Garden', { Dan: [4], Cem: [5], Ben: [6, 7] }),
    );
    const both: [RosterMoment, RosterMoment] = [
      moment(kitchen),
      moment(groupNamed(store, 'Garden')),
    ];
    expect(names(store, both, 'onlyFirst')).toEqual(['Ana', 'Ben']);
    expect(names(store, both, 'onlySecond')).toEqual(['Dan']);
    expect(compare(store, both, 'both')).toMatchObject({
      items: [{ name: 'Cem', joinedAt: at(5) }],
      total: 1,
      counts: { onlyFirst: 2, onlySecond: 1, both: 1 },
    });
  });

  it('compares two times of one group, edits that are still to be sent included', () => {
    const { store, kitchen, edit } = seen(group('Kitchen', { Ana: [1], Ben: [2, 50], Cem: [60] }));
    edit(200, intents.take(personNamed(store, 'Ana')));
    edit(201, intents.add(personNamed(store, 'Ben')));
    const times: [RosterMoment, RosterMoment] = [moment(kitchen, at(40)), moment(kitchen)];
    expect(names(store, times, 'onlyFirst')).toEqual(['Ana']);
    expect(names(store, times, 'onlySecond')).toEqual(['Cem']);
    // Another stay of the same person: in both, as they are now.
    expect(compare(store, times, 'both').items).toMatchObject([{ name: 'Ben', joinedAt: at(201) }]);
    const [past] = compare(store, [times[1], times[0]], 'both').items;
    expect(past).toMatchObject({ name: 'Ben', joinedAt: at(2), leftAt: at(50) });
    expect(compare(store, [times[0], times[0]], 'both').counts).toEqual({
      onlyFirst: 0,
      onlySecond: 0,
      both: 2,
    });
  });

  it('filters the page and not the counts', () => {
    const { store, kitchen } = seen(
      group('Kitchen', { Ana: [1], Ben: [1], Cem: [1] }),
      group('Garden', {}),
    );
    const request = {
      first: moment(kitchen),
      second: moment(groupNamed(store, 'Garden')),
      part: 'onlyFirst' as const,
    };
    const counts = { onlyFirst: 3, onlySecond: 0, both: 0 };
    const found = store.compareRosters({ ...request, filter: 'be', ...everything });
    expect(found).toMatchObject({ total: 1, items: [{ name: 'Ben' }], counts });
    const page = store.compareRosters({ ...request, filter: '', limit: 2, cursor: '2' });
    expect(page).toMatchObject({ total: 3, items: [{ name: 'Cem' }], nextCursor: null, counts });
  });

  it('answers for a deleted group, and for none that was never here', () => {
    const { store, kitchen, edit } = seen(group('Kitchen', { Ana: [1] }));
    edit(200, intents.remove());
    const [before, now] = [moment(kitchen, at(100)), moment(kitchen)];
    expect(names(store, [before, now], 'onlyFirst')).toEqual(['Ana']);
    const rest = { part: 'both', filter: '', ...everything } as const;
    const stranger = moment(newGroupId());
    expect(store.compareRosters({ first: now, second: stranger, ...rest })).toBeNull();
    expect(store.compareRosters({ first: stranger, second: now, ...rest })).toBeNull();
  });
});
