import type { Store } from '#electron/store/store.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { type PeopleFilter, peopleFilterSchema } from '#shared/domain/peopleFilter.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { instantOf } from '#shared/domain/time.ts';
import { largest, size } from './fullSize.ts';
import { type BenchRow, informative, timed, took, within } from './measure.ts';
import { seededRandom } from './organisation.ts';

export function openRoster(store: Store): BenchRow[] {
  const { id: groupId } = largest(store);
  const times = timed(100, (n) => {
    const key = (['name', 'email', 'joinedAt', 'role'] as const)[n % 4] ?? 'name';
    const page = store.queryRoster({
      groupId,
      filter: '',
      sort: [{ key, direction: 'ascending' }],
      limit: 200,
      cursor: null,
    });
    if (page.items.length !== 200 || page.total !== size.largestGroup) throw new Error('Wrong.');
  });
  const ordered = timed(50, (n) => {
    const key = (['attribute:team', 'syncMark', 'status'] as const)[n % 3] ?? 'status';
    const sort: RosterOrder = [
      { key: 'role', direction: 'ascending' },
      { key, direction: 'descending' },
      { key: 'joinedAt', direction: 'ascending' },
    ];
    const attributes = ['team', 'city'];
    store.queryRoster({ groupId, filter: '', sort, attributes, limit: 200, cursor: null });
  });
  return [
    ...within('open a roster of 5,000, first 200 rows', times, 100),
    ...within('  by three keys, with attributes', ordered, 100),
  ];
}

/** The largest group has 5,000 people and 5,000 ended stays; 2024-06-01 is in the middle of what everybody joined. */
export function readPast(store: Store): BenchRow[] {
  const page = { filter: '', sort: [], limit: 200, cursor: null };
  const { items } = store.listGroups({ search: '', limit: 1000, cursor: null });
  const group = largest(store);
  const month = (n: number) => instantOf(Date.UTC(2020, n, 1));
  const anyGroup = timed(items.length, (n) => {
    const groupId = items[n]?.id ?? group.id;
    if (store.rosterAsOf({ groupId, at: month(n % 72), ...page }) === null)
      throw new Error('Gone.');
  });
  const inLargest = timed(144, (n) =>
    store.rosterAsOf({ groupId: group.id, at: month(n % 72), ...page }),
  );
  const compared = timed(60, (n) =>
    store.compareRosters({
      first: { groupId: group.id, at: n % 2 === 0 ? null : month(71) },
      second: { groupId: group.id, at: month(55) },
      part: (['both', 'onlyFirst', 'onlySecond'] as const)[n % 3] ?? 'both',
      ...page,
    }),
  );
  const twoGroups = timed(60, (n) =>
    store.compareRosters({
      first: { groupId: group.id, at: null },
      second: { groupId: items[n]?.id ?? group.id, at: null },
      part: 'onlyFirst',
      ...page,
    }),
  );
  const sizes = timed(50, () =>
    store.listSizes({ groupId: group.id, points: 300, now: instantOf(Date.now()) }),
  );
  const former = timed(50, () =>
    store.listStays({ groupId: group.id, filter: { kind: 'former' }, limit: 200, cursor: null }),
  );
  return [
    ...within('roster as of a date, every group', anyGroup, 50),
    ...within('  5,000 people and 5,000 ended stays', inLargest, 50),
    ...within('compare two times of 5,000 people', compared, 100),
    ...within('  with another group', twoGroups, 100),
    ...within('sizes over time, 10,000 stays', sizes, 100),
    ...within('the last 200 stays of former people', former, 100),
  ];
}

export function listByChange(store: Store): BenchRow[] {
  const request = { search: '', limit: 1000, cursor: null };
  const changed = timed(100, () => store.listGroups({ ...request, sort: 'changed' }));
  const sized = timed(100, () => store.listGroups({ ...request, sort: 'size' }));
  return [
    ...within('all 1,000 groups by last change', changed, 50),
    ...within('  by size', sized, 50),
  ];
}

export function typeAhead(store: Store): BenchRow[] {
  const { id: forGroupId } = largest(store);
  const texts = typedTexts(store);
  const times = texts.map((text) =>
    took(() => store.searchPeople({ text, forGroupId, limit: 50, cursor: null })),
  );
  const everybody = texts.map((text) => took(() => queryPeople(store, { text }, 50)));
  return [
    ...within(`type-ahead search, ${texts.length} texts`, times, 16),
    ...within('  the same over everybody (people.query)', everybody, 16),
  ];
}

/** Any, all and none of some groups over everybody, and everybody in each order. */
export function filterPeople(store: Store): BenchRow[] {
  const { items } = store.listGroups({ search: '', limit: 1000, cursor: null });
  const groups = (count: number, from: number) =>
    Array.from({ length: count }, (_, n) => items[(from + n * 3) % items.length]).flatMap(
      (group): GroupId[] => (group === undefined ? [] : [group.id]),
    );
  const filters = (count: number) =>
    timed(60, (n) => {
      const from = n * 7;
      const some = groups(count, from);
      const choices = [
        { anyOf: some },
        { noneOf: some },
        { allOf: some },
        { anyOf: some, allOf: groups(1, from + 1), noneOf: groups(count, from + 2) },
      ];
      queryPeople(store, choices[n % choices.length] ?? {}, 200);
    });
  const [any, none] = [{ anyOf: groups(200, 0) }, { noneOf: groups(200, 0) }].map(
    (filter) => queryPeople(store, filter, 200).total,
  );
  if ((any ?? 0) + (none ?? 0) !== size.people) throw new Error('Somebody is missing.');
  const orders = (['email', 'phone', 'status', 'groupCount'] as const).map((key) =>
    timed(5, () => queryPeople(store, {}, 200, key)).map(({ ms }) => ms),
  );
  return [
    ...within('any/all/none of 3 groups over everybody', filters(3), 100),
    ...within('any/all/none of 200 groups', filters(200), 100),
    ...within(
      'everybody, 200 rows at 90,000',
      timed(20, () => queryPeople(store, {}, 200, 'name', 90_000)),
      100,
    ),
    informative('everybody by e-mail, phone, status or groups', 'ms', orders.flat()),
    informative(
      'the ids of everybody',
      'ms',
      timed(5, () => store.listPeopleIds(asFilter({}))).map(({ ms }) => ms),
    ),
  ];
}

const asFilter = (filter: Partial<PeopleFilter>) => peopleFilterSchema.parse(filter);

function queryPeople(
  store: Store,
  filter: Partial<PeopleFilter>,
  limit: number,
  key: 'name' | 'email' | 'phone' | 'status' | 'groupCount' = 'name',
  offset = 0,
) {
  return store.queryPeople({
    filter: asFilter(filter),
    sort: { key, direction: 'ascending' },
    attributes: [],
    offset,
    limit,
    cursor: null,
  });
}

/** Every prefix of what somebody would type, as they type it: names, two words, addresses, phones. */
function typedTexts(store: Store): string[] {
  const random = seededRandom(7);
  const sample = store.searchPeople({
    text: '',
    forGroupId: null,
    limit: 5000,
    cursor: null,
  }).items;
  const texts: string[] = [];
  for (let n = 0; n < 150; n += 1) {
    const person = sample[Math.floor(random() * sample.length)];
    if (person === undefined) continue;
    const [given = '', family = ''] = person.name.split(' ');
    const typed = [given, family, `${given} ${family}`, person.email ?? '', person.phone ?? ''][
      n % 5
    ];
    for (let length = 1; length <= Math.min((typed ?? '').length, 14); length += 1) {
      texts.push((typed ?? '').slice(0, length));
    }
  }
  texts.push('example', 'example.org', '@', 'zz', 'xqx', 'e', 'a', '76', '+49', 'nobody at all');
  return texts;
}
