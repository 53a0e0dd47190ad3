import type { RemoteGroup } from '#electron/sync/ports/remote.ts';
import type { ConflictChoice, ConflictKind } from '#shared/domain/conflict.ts';
import type { ConflictBench } from './conflictBench.ts';
import { intents, remoteGroup } from './storeSeed.ts';

/** One conflict of each kind, and what comes of each way to settle it. */
export interface Scenario {
  kind: ConflictKind;
  choice: ConflictChoice;
  open(bench: ConflictBench): void;
  /** Name, description, people and the states of the rows, once it is settled. */
  settled: readonly [string | null, string | null, string[], string[]];
  /** The same once a decision that was sent is undone; left out where nothing is sent. */
  contradicted?: readonly [string | null, string | null, string[]];
}

const theirs = (fields: Partial<RemoteGroup>, members = ['Ana', 'Ben*']) =>
  remoteGroup('Kitchen', members, fields);

const openName = (bench: ConflictBench) => {
  bench.commit(intents.rename('Cooks'));
  bench.find('name', theirs({ name: 'Mess' }));
};
const openDescription = (bench: ConflictBench) => {
  bench.commit(intents.describe('Soup'));
  bench.find('description', theirs({ description: 'Stew' }));
};
const openRemoved = (bench: ConflictBench) => {
  bench.commit(intents.admin(true, bench.person('Ana')));
  bench.find('memberRemoved', theirs({}, ['Ben*']));
};
const openDeleted = (bench: ConflictBench) => {
  bench.commit(intents.rename('Cooks'));
  bench.commit(intents.add(bench.person('Cem')), intents.take(bench.person('Ben')));
  bench.find('groupDeleted', null);
};
const openFull = (bench: ConflictBench) => {
  bench.commit(intents.add(bench.person('Cem'), bench.person('Dan')));
  bench.commit(intents.admin(true, bench.person('Cem')));
  bench.find('groupFull', theirs({}), ({ name }) => name === 'addMembers');
};
const openForbidden = (bench: ConflictBench) => {
  bench.commit(intents.rename('Cooks'));
  bench.commit(intents.add(bench.person('Cem')));
  bench.find('permissionLost', theirs({}));
};

const both = ['Ana', 'Ben*'];

export const scenarios: readonly Scenario[] = [
  {
    kind: 'name',
    choice: 'keepMine',
    open: openName,
    settled: ['Cooks', null, both, ['queued']],
    contradicted: ['Mess', null, both],
  },
  { kind: 'name', choice: 'takeTheirs', open: openName, settled: ['Mess', null, both, []] },
  {
    kind: 'description',
    choice: 'keepMine',
    open: openDescription,
    settled: ['Kitchen', 'Soup', both, ['queued']],
    contradicted: ['Kitchen', 'Stew', both],
  },
  {
    kind: 'description',
    choice: 'takeTheirs',
    open: openDescription,
    settled: ['Kitchen', 'Stew', both, []],
  },
  {
    kind: 'memberRemoved',
    choice: 'keepMine',
    open: openRemoved,
    settled: ['Kitchen', null, ['Ana*', 'Ben*'], ['queued', 'queued']],
    contradicted: ['Kitchen', null, ['Ben*']],
  },
  {
    kind: 'memberRemoved',
    choice: 'takeTheirs',
    open: openRemoved,
    settled: ['Kitchen', null, ['Ben*'], []],
  },
  {
    kind: 'groupDeleted',
    choice: 'recreate',
    open: openDeleted,
    settled: ['Cooks', null, ['Ana', 'Cem'], ['queued', 'queued', 'queued', 'queued']],
    contradicted: [null, null, []],
  },
  {
    kind: 'groupDeleted',
    choice: 'takeTheirs',
    open: openDeleted,
    settled: [null, null, [], []],
  },
  {
    kind: 'groupFull',
    choice: 'keepMine',
    open: openFull,
    settled: ['Kitchen', null, ['Ana', 'Ben*', 'Cem*', 'Dan'], ['queued', 'queued']],
    contradicted: ['Kitchen', null, both],
  },
  {
    kind: 'groupFull',
    choice: 'takeTheirs',
    open: openFull,
    settled: ['Kitchen', null, both, []],
  },
  {
    kind: 'permissionLost',
    choice: 'keepMine',
    open: openForbidden,
    settled: ['Cooks', null, ['Ana', 'Ben*', 'Cem'], ['queued', 'queued']],
    contradicted: ['Kitchen', null, both],
  },
  {
    kind: 'permissionLost',
    choice: 'takeTheirs',
    open: openForbidden,
    settled: ['Kitchen', null, both, []],
  },
];
