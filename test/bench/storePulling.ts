import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemotePerson } from '#electron/sync/ports/remote.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { instantOf } from '#shared/domain/time.ts';
import { largest, size } from './fullSize.ts';
import { type BenchRow, informative, once, percentile, timed, took, within } from './measure.ts';
import type { Organisation } from './organisation.ts';

const cities = ['Freiburg', 'Łódź', 'Zürich', 'Nancy', 'Århus'];

export function pullPeople(store: Store, { people }: Organisation): BenchRow[] {
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

export function pullGroups(store: Store, organisation: Organisation): BenchRow[] {
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

export function pullAgain(store: Store, organisation: Organisation): BenchRow {
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
export function tellHistory(store: Store, { people }: Organisation): BenchRow[] {
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
