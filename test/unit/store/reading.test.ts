import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import type { RosterSort } from '#shared/domain/roster.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  newGroupId,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

function withPeople(people: readonly Partial<RemotePerson>[], members?: readonly string[]) {
  const { store, reopen } = openTestStore();
  const listed = people.map((person, n) => ({
    ...remotePerson(`k${n}`),
    email: null,
    ...person,
  }));
  const keys = members ?? listed.map(({ memberKey }) => memberKey);
  pull(store, { people: listed, groups: [remoteGroup('Kitchen', keys)] });
  return { store, reopen, kitchen: groupNamed(store, 'Kitchen') };
}

const found = (store: Store, text: string) =>
  store.searchPeople({ text, forGroupId: null, ...everything }).items.map(({ name }) => name);

const badCursor = expect.objectContaining({ code: 'invalidRequest' });

describe('listGroups', () => {
  const open = () => {
    const { store } = openTestStore();
    const names = ['Zebra', 'étude', 'Łódź', 'Lodge', '100%', 'a_b', 'axb', 'Saturday Kitchen'];
    pull(store, { groups: names.map((name) => remoteGroup(name)) });
    return store;
  };

  it('orders by name without case and marks', () => {
    const { items, total } = open().listGroups({ search: '', ...everything });
    expect(items.map(({ name }) => name)).toEqual([
      '100%',
      'a_b',
      'axb',
      'étude',
      'Lodge',
      'Łódź',
      'Saturday Kitchen',
      'Zebra',
    ]);
    expect(total).toBe(8);
  });

  it.each([
    ['ETU', ['étude']],
    ['lod', ['Lodge', 'Łódź']],
    ['%', ['100%']],
    ['a_b', ['a_b']],
    ['kit sat', ['Saturday Kitchen']],
    ['nothing', []],
  ])('finds %s', (search, names) => {
    const { items, total } = open().listGroups({ search, ...everything });
    expect(items.map(({ name }) => name)).toEqual(names);
    expect(total).toBe(names.length);
  });

  it('comes in pages', () => {
    const store = open();
    const first = store.listGroups({ search: '', limit: 5, cursor: null });
    const second = store.listGroups({ search: '', limit: 5, cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([5, 3, null]);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(
      store.listGroups({ search: '', ...everything }).items.map(({ name }) => name),
    );
    for (const cursor of ['x', '-1', '1.5', '9999999999', "1'; DROP TABLE person"]) {
      expect(() => store.listGroups({ search: '', limit: 5, cursor })).toThrow(badCursor);
    }
  });
});

describe('findGroupByName', () => {
  it('compares trimmed and without case, but not without marks', () => {
    const { store } = openTestStore();
    pull(store, { groups: [remoteGroup('Café Größe')] });
    const id = store.findGroupByName('  CAFÉ größe ', null);
    expect(id).not.toBeNull();
    expect(store.findGroupByName('Cafe Größe', null)).toBeNull();
    expect(store.findGroupByName('Cafe\u0301 Größe', null)).toBe(id);
    expect(store.findGroupByName('Café Größe', id)).toBeNull();
  });
});

describe('queryRoster', () => {
  const people = [
    { name: 'Ána', email: 'Z@example.org', phone: '+49 2' },
    { name: 'ana', email: 'b@example.org', phone: null },
    { name: 'Ben', email: null, phone: '+49 1' },
    { name: 'Łuk', email: 'c@example.org', phone: '+49 3' },
  ];
  const order = (sort: RosterSort, store: Store, groupId: ReturnType<typeof groupNamed>) =>
    store
      .queryRoster({ groupId, filter: '', sort: [sort], ...everything })
      .items.map(({ name }) => name);

  it.each([
    ['name', 'ascending', ['ana', 'Ána', 'Ben', 'Łuk']],
    ['name', 'descending', ['Łuk', 'Ben', 'Ána', 'ana']],
    // Without a value, last either way; equal values in order of name.
    ['email', 'ascending', ['ana', 'Łuk', 'Ána', 'Ben']],
    ['email', 'descending', ['Ána', 'Łuk', 'ana', 'Ben']],
    ['phone', 'ascending', ['Ben', 'Ána', 'Łuk', 'ana']],
    ['phone', 'descending', ['Łuk', 'Ána', 'Ben', 'ana']],
    ['role', 'ascending', ['Ben', 'ana', 'Ána', 'Łuk']],
    ['role', 'descending', ['ana', 'Ána', 'Łuk', 'Ben']],
  ] as const)('sorts by %s, %s', (key, direction, names) => {
    const { store, kitchen } = withPeople(people, ['k0', 'k1', 'k2*', 'k3']);
    expect(order({ key, direction }, store, kitchen)).toEqual(names);
  });

  it('sorts by the day of joining, the unknown last', () => {
    const { store } = openTestStore();
    const group = remoteGroup('Kitchen', ['a', 'b', 'c', 'd']);
    const days = [at(3), null, at(1), at(3)];
    const members = group.members.map((member, n) => ({ ...member, joinedAt: days[n] ?? null }));
    pull(store, { groups: [{ ...group, members }] });
    const kitchen = groupNamed(store, 'Kitchen');
    const by = (direction: RosterSort['direction']) =>
      order({ key: 'joinedAt', direction }, store, kitchen);
    expect(by('ascending')).toEqual(['c', 'a', 'd', 'b']);
    expect(by('descending')).toEqual(['a', 'd', 'c', 'b']);
  });

  it.each([
    ['ana', ['ana', 'Ána']],
    ['LUK', ['Łuk']],
    ['example b@', ['ana']],
    ['+49 1', ['Ben']],
    ['%', []],
    ['_', []],
  ])('filters by %s in name, e-mail and phone', (filter, names) => {
    const { store, kitchen } = withPeople(people);
    const page = store.queryRoster({
      groupId: kitchen,
      filter,
      sort: [],
      ...everything,
    });
    expect(page.items.map(({ name }) => name)).toEqual(names);
    expect(page.total).toBe(names.length);
  });

  it('comes in pages, and is empty for a group that is not there', () => {
    const { store, kitchen } = withPeople(people);
    const request = {
      groupId: kitchen,
      filter: '',
      sort: [],
      limit: 3,
    };
    const first = store.queryRoster({ ...request, cursor: null });
    const second = store.queryRoster({ ...request, cursor: first.nextCursor });
    expect(first.total).toBe(4);
    expect(second.items.map(({ name }) => name)).toEqual(['Łuk']);
    expect(second.nextCursor).toBeNull();
    expect(store.queryRoster({ ...request, groupId: newGroupId(), cursor: null })).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });
});

describe('searchPeople', () => {
  const names = [
    'Ana López',
    'Ánna Li',
    'Łukasz',
    'O’Brien "Bob"',
    '100% Real',
    'a_c',
    'abc',
    '王小明',
  ];

  it.each([
    ['ana', ['Ana López']],
    ['an', ['Ana López', 'Ánna Li']],
    ['lopez an', ['Ana López']],
    ['li an', ['Ánna Li']],
    ['an x', []],
    ['lukasz', ['Łukasz']],
    ['ŁUK', ['Łukasz']],
    ['%', ['100% Real']],
    ['0% r', ['100% Real']],
    ['_', ['a_c']],
    ['a_c', ['a_c']],
    ['"bob"', ['O’Brien "Bob"']],
    ['"', ['O’Brien "Bob"']],
    ['小明', ['王小明']],
    ['王小明', ['王小明']],
    ['ana OR abc', []],
    ['ab*', []],
    ['search_text:ana', []],
    ['^ana', []],
    ['NEAR(ana lopez)', []],
  ])('finds %s', (text, expected) => {
    const { store } = withPeople(names.map((name) => ({ name })));
    expect(found(store, text)).toEqual(expected);
  });

  it('finds people by e-mail and phone, in whatever way the phone is written', () => {
    const { store } = withPeople([
      { name: 'Ana', email: 'ana.l@Example.org', phone: '+49 (761) 12-34' },
      { name: 'Ben', email: 'ben@example.org', phone: null },
    ]);
    for (const text of ['ana.l@ex', 'L@EXAMPLE', '+49 761 1234', '0761/12 34', '761 12', '1234']) {
      expect(found(store, text)).toEqual(['Ana']);
    }
  });

  it('lists everybody by name for no text, page by page', () => {
    const { store } = withPeople(names.map((name) => ({ name })));
    const all = store.searchPeople({ text: '', forGroupId: null, ...everything });
    expect(all.total).toBe(names.length);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page = store.searchPeople({ text: ' ', forGroupId: null, limit: 3, cursor });
      expect(page.total).toBe(names.length);
      paged.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all.items.map(({ name }) => name));
    for (const bad of ['x', newGroupId()]) {
      expect(() =>
        store.searchPeople({ text: '', forGroupId: null, limit: 3, cursor: bad }),
      ).toThrow(badCursor);
    }
  });

  it('gives the same order, pages and total whichever way it finds', () => {
    // Thousands share a word, so that they are read in order; few share the other, so that they are fetched.
    const many = Array.from({ length: 4200 }, (_, n) => ({
      name: `${n % 2 === 0 ? 'Common' : 'common'} ${String((n * 7919) % 4200).padStart(4, '0')}`,
      email: n % 1000 === 0 ? `rare${n}@example.org` : null,
    }));
    const { store } = withPeople(many, []);
    const pages = (text: string) => {
      const gathered: string[] = [];
      let cursor: string | null = null;
      let total: number;
      do {
        const page = store.searchPeople({ text, forGroupId: null, limit: 2000, cursor });
        gathered.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
        total = page.total;
        expect(total).toBe(text === 'common' || text === 'co' ? 4200 : 5);
      } while (cursor !== null);
      return gathered;
    };
    const sorted = many
      .map(({ name }) => name)
      .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
    expect(pages('common')).toEqual(sorted);
    expect(pages('co')).toEqual(sorted);
    expect(pages('rare')).toEqual(
      many
        .filter(({ email }) => email !== null)
        .map(({ name }) => name)
        .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
    );
  });

  it('marks who is in the group already', () => {
    const { store, kitchen } = withPeople([{ name: 'Ana' }, { name: 'Ben' }], ['k1']);
    const { items } = store.searchPeople({ text: '', forGroupId: kitchen, ...everything });
    expect(items.map(({ name, isMember }) => [name, isMember])).toEqual([
      ['Ana', false],
      ['Ben', true],
    ]);
  });
});

describe('small facts', () => {
  it('are kept over a restart', () => {
    const bench = openTestStore();
    expect(bench.store.readFlag('offlineByChoice')).toBe(false);
    bench.store.writeFlag('offlineByChoice', true);
    expect(bench.reopen().readFlag('offlineByChoice')).toBe(true);
    bench.store.writeFlag('offlineByChoice', false);
    expect(bench.store.readFlag('offlineByChoice')).toBe(false);
  });

  it('are at most 200 cycles, newest first', () => {
    const { store } = openTestStore();
    const cycle = (n: number): CycleRecord => ({
      startedAt: at(n),
      durationMs: n + 0.5,
      kind: n % 2 === 0 ? 'pull' : 'push',
      outcome: 'done',
      requests: n,
      bytesSent: n * 10,
      bytesReceived: n * 1000,
      people: 1,
      groups: 2,
      memberships: 3,
      editsSent: 4,
    });
    for (let n = 0; n < 205; n += 1) store.recordCycle(cycle(n));
    const { items, total } = store.listCycles(everything);
    expect([total, items.length]).toEqual([200, 200]);
    expect(items[0]).toEqual(cycle(204));
    expect(items.at(-1)).toEqual(cycle(5));
    const page = store.listCycles({ limit: 2, cursor: '2' });
    expect(page.items.map(({ startedAt }) => startedAt)).toEqual([at(202), at(201)]);
    expect(page.nextCursor).toBe('4');
  });
});
