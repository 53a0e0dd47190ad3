import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemotePerson } from '#electron/sync/ports/remote.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { type GroupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { type PeopleFilter, peopleFilterSchema } from '#shared/domain/peopleFilter.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { instantOf } from '#shared/domain/time.ts';
import { makeOrganisation, type Organisation, seededRandom } from './organisation.ts';

export interface BenchRow {
  name: string;
  unit: string;
  median: number;
  p99: number;
  /** In words, with what it applies to. */
  budget: string;
  isMet: boolean;
}

const size = { people: 100_000, groups: 1000, memberships: 1_000_000, largestGroup: 5000 };

/** Measures the store's budgets (design, §9) on an organisation of full size in a temporary file. */
export async function runStoreBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  const file = join(folder, 'muster.db');
  try {
    const organisation = makeOrganisation(size);
    let store = openStore({ file });
    const rows = [...pullPeople(store, organisation), ...pullGroups(store, organisation)];
    rows.push(pullAgain(store, organisation));
    rows.push(...tellHistory(store, organisation));
    store.close();
    rows.push({ ...informative('file', 'MB', [statSync(file).size / 1e6]), budget: '—' });
    const opened = timed(10, () => {
      store = openStore({ file });
      store.close();
    });
    const openMs = opened.map(({ ms }) => ms);
    rows.push({ ...informative('open the store', 'ms', openMs), budget: 'part of 1500 ms' });
    store = openStore({ file });
    rows.push(...openRoster(store), ...readPast(store), ...listByChange(store));
    rows.push(...typeAhead(store), ...filterPeople(store), ...commitEdits(store));
    store.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cities = ['Freiburg', 'Łódź', 'Zürich', 'Nancy', 'Århus'];

function pullPeople(store: Store, { people }: Organisation): BenchRow[] {
  const rates: number[] = [];
  let { cursor } = store.beginPull('people');
  for (let start = 0; start < people.length; start += 100) {
    const nextCursor = start + 100 < people.length ? String(start) : null;
    const page = people.slice(start, start + 100).map((person, n) => ({
      ...person,
      attributes: { team: `Team ${(start + n) % 37}`, city: cities[n % cities.length] ?? '' },
    }));
    const ms = once(() =>
      store.applyPeoplePage({
        expectedCursor: cursor,
        nextCursor,
        people: page,
        unreadable: [],
        at: instantOf(Date.now()),
      }),
    );
    rates.push((page.length / ms) * 1000);
    cursor = nextCursor;
  }
  store.finishPeoplePull(instantOf(Date.now()));
  return [informative('first pull, people', '/s', rates)];
}

function pullGroups(store: Store, organisation: Organisation): BenchRow[] {
  const rates = applyGroups(store, organisation);
  const total = (size.memberships / rates.ms) * 1000;
  return [
    {
      name: 'first pull, memberships',
      unit: '/s',
      median: total,
      // Of rates, the slowest pages are what the worst case is.
      p99: percentile(rates.pages, 0.01),
      budget: '≥ 20000 /s over all',
      isMet: total >= 20_000,
    },
  ];
}

function pullAgain(store: Store, organisation: Organisation): BenchRow {
  const rates = applyGroups(store, organisation);
  return informative('pull of what is known, memberships', '/s', rates.pages);
}

function applyGroups(store: Store, { groups }: Organisation) {
  const pages: number[] = [];
  let total = 0;
  let { cursor } = store.beginPull('groups');
  for (let start = 0; start < groups.length; start += 20) {
    const nextCursor = start + 20 < groups.length ? String(start) : null;
    const page = groups.slice(start, start + 20);
    const count = page.reduce((sum, { members }) => sum + members.length, 0);
    const ms = once(() =>
      store.applyGroupsPage(
        {
          expectedCursor: cursor,
          nextCursor,
          groups: page,
          unreadRemoteIds: [],
          unreadable: [],
          at: instantOf(Date.now()),
        },
        (_, remote) => (remote === undefined ? {} : { base: remote }),
      ),
    );
    pages.push((count / ms) * 1000);
    total += ms;
    cursor = nextCursor;
  }
  store.finishGroupsPull(instantOf(Date.now()));
  return { pages, ms: total };
}

/** One group whose server tells of 5,000 ended memberships, at first and then again and again; the largest hears of them too. */
function tellHistory(store: Store, { people }: Organisation): BenchRow[] {
  const [listed] = store.listGroups({ search: '', limit: 1, cursor: null }).items;
  if (listed === undefined) throw new Error('There is no group.');
  const group = withHistory(listed, people);
  const tell = () => store.changeLane(listed.id, group, () => ({}), instantOf(Date.now()));
  const first = took(tell);
  const page = () => store.listStays({ groupId: listed.id, limit: 200, cursor: null });
  const rows = [
    informative('5,000 ended memberships, told first', 'ms', [first.ms]),
    ...within('  told again, nothing new', timed(50, tell), 50),
    ...within('  the last 200 stays', timed(50, page), 100),
  ];
  const most = largest(store);
  store.changeLane(most.id, withHistory(most, people), () => ({}), instantOf(Date.now()));
  return rows;
}

function withHistory(
  { remoteId, name, description }: GroupSummary,
  people: readonly RemotePerson[],
): RemoteGroup {
  if (remoteId === null) throw new Error('The server has no such group.');
  const day = (n: number) => instantOf(Date.UTC(2020, 0, 1 + n));
  const history = people.slice(0, size.largestGroup).map(({ memberKey }, n) => ({
    memberKey,
    joinedAt: day(n % 700),
    leftAt: day((n % 700) + 90),
  }));
  const rest = { createdAt: null, updatedAt: null, createdBy: null, members: [] };
  return { remoteId, name, description, ...rest, history };
}

function openRoster(store: Store): BenchRow[] {
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
function readPast(store: Store): BenchRow[] {
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

function listByChange(store: Store): BenchRow[] {
  const request = { search: '', limit: 1000, cursor: null };
  const changed = timed(100, () => store.listGroups({ ...request, sort: 'changed' }));
  const sized = timed(100, () => store.listGroups({ ...request, sort: 'size' }));
  return [
    ...within('all 1,000 groups by last change', changed, 50),
    ...within('  by size', sized, 50),
  ];
}

function typeAhead(store: Store): BenchRow[] {
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
function filterPeople(store: Store): BenchRow[] {
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

function commitEdits(store: Store): BenchRow[] {
  const random = seededRandom(11);
  const groups = store.listGroups({ search: '', limit: 1000, cursor: null }).items;
  const people = store.searchPeople({
    text: '',
    forGroupId: null,
    limit: 5000,
    cursor: null,
  }).items;
  const edit = (groupId: GroupId) => {
    const personId: PersonId = personIdSchema.parse(
      people[Math.floor(random() * people.length)]?.id,
    );
    const choices: Intent[] = [
      { name: 'addMembers', args: { members: [{ personId, isAdmin: false }] } },
      { name: 'updateGroup', args: { name: `Renamed ${Math.floor(random() * 1e9)}` } },
      { name: 'removeMembers', args: { personIds: [personId] } },
      { name: 'setAdmin', args: { personIds: [personId], isAdmin: true } },
    ];
    const intent = choices[Math.floor(random() * choices.length)];
    if (intent === undefined) return;
    store.commitEdit({ intents: [{ groupId, intent }], at: instantOf(Date.now()) });
  };
  // Every group is met for the first time, when its copy is kept, and again later.
  const anywhere = timed(3000, (n) => {
    const groupId = groups[n % groups.length]?.id;
    if (groupId !== undefined) edit(groupId);
  });
  const { id: groupId } = largest(store);
  const inLargest = timed(300, () => edit(groupId));
  return [
    ...within('commit an edit, any group', anywhere, 10),
    ...within('commit an edit, roster of 5,000', inLargest, 10),
  ];
}

function largest(store: Store): GroupSummary {
  const [first] = store.listGroups({ search: '', sort: 'size', limit: 1, cursor: null }).items;
  if (first === undefined) throw new Error('There is no group.');
  return first;
}

function once(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What one call took, on the clock and of the processor; on a busy machine the two differ. */
interface Took {
  ms: number;
  processorMs: number;
}

function took(work: () => unknown): Took {
  const before = process.cpuUsage();
  const ms = once(work);
  const { user, system } = process.cpuUsage(before);
  return { ms, processorMs: (user + system) / 1000 };
}

function timed(times: number, work: (n: number) => void): Took[] {
  return Array.from({ length: times }, (_, n) => took(() => work(n)));
}

/** Two rows: the budget, which is of the clock, and what the processor had to do for it. */
function within(name: string, times: readonly Took[], limit: number): BenchRow[] {
  const clock = times.map(({ ms }) => ms);
  const p99 = percentile(clock, 0.99);
  const budget = `p99 < ${limit} ms`;
  const median = percentile(clock, 0.5);
  const processor = times.map(({ processorMs }) => processorMs);
  return [
    { name, unit: 'ms', median, p99, budget, isMet: p99 < limit },
    informative('  of the processor', 'ms', processor),
  ];
}

function informative(name: string, unit: string, values: number[]): BenchRow {
  const median = percentile(values, 0.5);
  return { name, unit, median, p99: percentile(values, 0.99), budget: '—', isMet: true };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
