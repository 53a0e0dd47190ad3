import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { asFilter, club, names, query, type Sort, sortedBy } from './club.ts';

describe('queryPeople', () => {
  it('lets through whom every condition fits', () => {
    const { store, kitchen, choir } = club();
    const fay = 'Fay';
    for (const [filter, expected] of [
      [{}, ['Ana', 'Ben', 'Cem', 'Dai', fay]],
      [{ anyOf: [kitchen, choir] }, ['Ana', 'Ben', 'Cem', fay]],
      [{ allOf: [kitchen, choir] }, ['Ben']],
      [{ noneOf: [choir] }, ['Ana', 'Dai', fay]],
      [{ anyOf: [kitchen], noneOf: [choir] }, ['Ana', fay]],
      [{ anyOf: [kitchen, choir], allOf: [choir], noneOf: [] }, ['Ben', 'Cem']],
      [{ text: 'a' }, ['Ana', 'Cem', 'Dai', fay]],
      [{ text: 'example.org' }, ['Ana', 'Cem', 'Dai']],
      [{ text: 'ben', anyOf: [kitchen] }, ['Ben']],
      [{ text: 'ben', noneOf: [kitchen] }, []],
      [{ statuses: ['inactive'] }, ['Cem']],
      [{ statuses: ['unknown'], anyOf: [kitchen] }, [fay]],
      [{ statuses: ['gone'] }, ['Eva']],
      [{ statuses: ['gone', 'inactive'], text: 'e' }, ['Cem', 'Eva']],
      [{ statuses: ['active'], noneOf: [kitchen] }, ['Dai']],
    ] as const) {
      const wanted = { ...asFilter({}), ...filter } as PeopleFilter;
      const page = query(store, wanted);
      expect([names(page), page.total], JSON.stringify(filter)).toEqual([
        expected,
        expected.length,
      ]);
    }
  });

  it('has nobody in a group that is deleted or was never here', () => {
    const { store, kitchen, choir } = club();
    store.commitEdit({ intents: [{ groupId: choir, intent: intents.remove() }], at: at(1) });
    for (const gone of [choir, newGroupId()]) {
      expect(query(store, { anyOf: [gone] }).total).toBe(0);
      expect(names(query(store, { anyOf: [gone, kitchen] }))).toEqual(['Ana', 'Ben', 'Fay']);
      expect(query(store, { allOf: [gone, kitchen] }).total).toBe(0);
      expect(query(store, { noneOf: [gone] }).total).toBe(5);
    }
  });

  it('follows what an edit changes before it is sent', () => {
    const { store, kitchen } = club();
    const dai = personNamed(store, 'Dai');
    store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.add(dai) }], at: at(1) });
    expect(names(query(store, { anyOf: [kitchen] }))).toContain('Dai');
    const ana = personNamed(store, 'Ana');
    store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.take(ana) }], at: at(2) });
    expect(names(query(store, { noneOf: [kitchen] }))).toContain('Ana');
    expect(query(store, { text: 'ana' }).items[0]).toMatchObject({ groupCount: 0, groupNames: [] });
  });

  it('sorts as asked, people without a value last either way', () => {
    const { store } = club();
    const order = (key: Sort['key'], direction: Sort['direction']) =>
      names(query(store, {}, { sort: sortedBy(key, direction) })).join(' ');
    expect(order('name', 'descending')).toBe('Fay Dai Cem Ben Ana');
    expect(order('email', 'ascending')).toBe('Cem Dai Ana Ben Fay');
    expect(order('email', 'descending')).toBe('Ana Dai Cem Ben Fay');
    expect(order('phone', 'ascending')).toBe('Ben Dai Ana Cem Fay');
    expect(order('phone', 'descending')).toBe('Ana Dai Ben Cem Fay');
    expect(order('status', 'ascending')).toBe('Ana Ben Dai Cem Fay');
    expect(order('groupCount', 'descending')).toBe('Ben Ana Cem Fay Dai');
  });

  it('tells the groups of each, six by name, and the attributes that were asked for', () => {
    const { store } = openTestStore();
    const many = ['b', 'A', 'd', 'C', 'f', 'E', 'h', 'G'];
    pull(store, {
      people: [{ ...remotePerson('Ana'), attributes: { Town: 'Ulm', Size: 'M', Diet: 'none' } }],
      groups: many.map((name) => remoteGroup(name, ['Ana'])),
    });
    const [ana] = query(store, {}, { attributes: ['Size', 'Shoe', 'toString'] }).items;
    expect(ana).toMatchObject({
      memberKey: 'Ana',
      email: 'Ana@example.org',
      groupCount: 8,
      groupNames: ['A', 'b', 'C', 'd', 'E', 'f'],
      attributes: { Size: 'M' },
    });
    expect(query(store).items[0]?.attributes).toEqual({});
  });

  it('reads a long list anywhere, by offset or on from a page', () => {
    const { store, kitchen, choir } = club();
    for (const filter of [{}, { anyOf: [kitchen, choir] }, { text: 'a' }]) {
      for (const direction of ['ascending', 'descending'] as const) {
        const sort = sortedBy('name', direction);
        const all = query(store, filter, { sort });
        for (let offset = 0; offset <= all.total + 1; offset += 1) {
          const part = query(store, filter, { sort, offset, limit: 2 });
          expect(names(part)).toEqual(names(all).slice(offset, offset + 2));
          expect(part.total).toBe(all.total);
        }
        const first = query(store, filter, { sort, limit: 3 });
        const second = query(store, filter, { sort, limit: 3, cursor: first.nextCursor });
        expect([...names(first), ...names(second)]).toEqual(names(all).slice(0, 6));
      }
    }
    expect(() => query(store, {}, { cursor: 'x' })).toThrow('This place in the list is not known');
  });

  it('counts people who are written alike, each once', () => {
    const { store } = openTestStore();
    pull(store, {
      people: Array.from({ length: 7 }, (_, n) => ({
        ...remotePerson(`k${n}`, 'Ana'),
        email: null,
      })),
    });
    for (const direction of ['ascending', 'descending'] as const) {
      const sort = sortedBy('name', direction);
      const ids = [0, 3, 6].flatMap((offset) => {
        const page = query(store, { text: 'an' }, { sort, offset, limit: 3 });
        expect(page.total).toBe(7);
        return page.items.map(({ id }) => id);
      });
      expect(new Set(ids).size).toBe(7);
    }
    const search = { text: 'an', forGroupId: null, limit: 3, cursor: null };
    expect(store.searchPeople(search).total).toBe(7);
  });

  it('finds thousands who share a word as it finds a few', () => {
    const { store } = openTestStore();
    const many = Array.from({ length: 4200 }, (_, n) =>
      remotePerson(`key${n}`, `Common ${String((n * 7919) % 4200).padStart(4, '0')}`),
    );
    pull(store, { people: many, groups: [remoteGroup('Kitchen', ['key3', 'key5'])] });
    const kitchen = groupNamed(store, 'Kitchen');
    const sorted = many.map(({ name }) => name).sort();
    const page = query(store, { text: 'common' }, { offset: 4000, limit: 100 });
    expect([names(page), page.total]).toEqual([sorted.slice(4000, 4100), 4200]);
    expect(query(store, { text: 'common key420@' }).total).toBe(1);
    expect(query(store, { text: 'common', anyOf: [kitchen] }).total).toBe(2);
    const others = query(store, { text: 'common', noneOf: [kitchen] }, { offset: 4190 });
    expect([names(others).length, others.total]).toEqual([8, 4198]);

    pull(store, { people: many.slice(1) });
    const total = (filter: Partial<PeopleFilter>) => query(store, filter, { limit: 10 }).total;
    expect(total({ text: 'common' })).toBe(4199);
    expect(total({ text: 'common', statuses: ['gone'] })).toBe(1);
    expect(total({ text: 'common', statuses: ['gone', 'active'] })).toBe(4200);
    expect(total({ text: 'co' })).toBe(4199);
    const search = { text: 'common', forGroupId: null, limit: 10, cursor: null };
    expect(store.searchPeople(search).total).toBe(4200);
  });

  const groupCount = 3;
  const memberOf = fc.array(fc.boolean(), { minLength: groupCount, maxLength: groupCount });
  const anybody = fc.record({
    name: fc.constantFrom('Ana', 'ana lópez', 'Ben', 'Benno Ana', 'Zo', 'Łuk'),
    email: fc.constantFrom('a@example.org', 'B@example.org', null),
    status: fc.constantFrom('active', 'inactive', 'gone'),
    memberOf,
  });
  const someGroups = fc.subarray([0, 1, 2]);

  it('agrees with looking at each person, whatever is asked', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(anybody, { maxLength: 12 }),
        fc.record({ anyOf: someGroups, allOf: someGroups, noneOf: someGroups }),
        fc.constantFrom('', 'a', 'ana', 'ben ana', 'zzz'),
        fc.subarray(['active', 'inactive', 'gone', 'unknown'] as const),
        fc.constantFrom('name', 'email', 'status', 'groupCount'),
        (people, wished, text, statuses, key) => {
          const { store } = openTestStore();
          const remote = people.map((person, n) => ({
            ...remotePerson(`key${n}`, person.name),
            email: person.email,
            status: person.status === 'inactive' ? ('inactive' as const) : ('active' as const),
          }));
          const groups = [0, 1, 2].map((g) =>
            remoteGroup(
              `g${g}`,
              people.flatMap((person, n) => (person.memberOf[g] === true ? [`key${n}`] : [])),
            ),
          );
          pull(store, { people: remote, groups });
          pull(store, { people: remote.filter((_, n) => people[n]?.status !== 'gone') });
          const ids = [0, 1, 2].map((g) => groupNamed(store, `g${g}`));
          const of = (chosen: readonly number[]) =>
            chosen.flatMap((g): GroupId[] => (ids[g] === undefined ? [] : [ids[g]]));
          const filter = {
            text,
            statuses: [...statuses],
            anyOf: of(wished.anyOf),
            allOf: of(wished.allOf),
            noneOf: of(wished.noneOf),
          };
          const plain = (word: string) =>
            word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
          const expected = people.flatMap((person, n) => {
            const isIn = (g: number) => person.memberOf[g] === true;
            const held = plain(`${person.name}\n${person.email ?? ''}`);
            const fits =
              (statuses.length === 0
                ? person.status !== 'gone'
                : statuses.some((status) => status === person.status)) &&
              text.split(' ').every((word) => held.includes(word)) &&
              (wished.anyOf.length === 0 || wished.anyOf.some(isIn)) &&
              wished.allOf.every(isIn) &&
              !wished.noneOf.some(isIn);
            return fits ? [`key${n}`] : [];
          });
          const page = query(store, filter, { sort: sortedBy(key) });
          expect(page.items.map(({ memberKey }) => memberKey).sort()).toEqual(expected.sort());
          expect(page.total).toBe(expected.length);
          const byName = query(store, filter).items.map(({ id }) => id);
          expect(store.listPeopleIds(asFilter(filter))).toEqual(byName);
          store.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('listPeopleIds', () => {
  it('refuses more people than one edit may name', () => {
    const { store, file } = openTestStore();
    const database = new Database(file);
    database.exec(`
      WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 100001)
      INSERT INTO person (uid, name, status, attributes, search_text)
        SELECT printf('%08x-0000-7000-8000-000000000000', n), '', 'active', '{}', '' FROM n
    `);
    database.close();
    expect(() => store.listPeopleIds(asFilter({}))).toThrow(
      expect.objectContaining({
        code: 'limitExceeded',
        details: { limit: 100_000, actual: 100_001 },
      }),
    );
    expect(query(store, {}, { limit: 1 }).total).toBe(100_001);
  });
});
