import fc from 'fast-check';
import type { FeedFault } from '#test/fakes/fakeChangeFeed.ts';
import type { FaultRule, Mishap } from '#test/fakes/fakeRemoteGroups.ts';

/** People everybody knows; `ghost` is on the laptops and refused by the server. */
export const people = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
/** People whom a laptop makes when it first names them. */
export const newcomers = ['new1', 'new2'] as const;

/** What somebody does to a group. `group` picks one of those there are. */
export type Change =
  | { kind: 'create'; name: string; members: string[] }
  | { kind: 'rename'; group: number; name: string }
  | { kind: 'describe'; group: number; description: string | null }
  | { kind: 'delete'; group: number }
  | { kind: 'add'; group: number; members: string[]; isAdmin: boolean }
  | { kind: 'remove'; group: number; members: string[] }
  | { kind: 'setAdmin'; group: number; members: string[]; isAdmin: boolean };

export type Step =
  | { kind: 'edit'; laptop: number; change: Change }
  | { kind: 'elsewhere'; change: Change }
  | { kind: 'fault'; laptop: number; rule: FaultRule }
  | { kind: 'time'; laptop: number; ms: number }
  | { kind: 'sync'; laptop: number }
  | { kind: 'network'; laptop: number; isOnline: boolean }
  | { kind: 'offline'; laptop: number; offline: boolean }
  | { kind: 'pause'; laptop: number; isPaused: boolean }
  | { kind: 'restart'; laptop: number }
  /** The user decides about the first edit that needs somebody. */
  | { kind: 'decide'; laptop: number; how: 'retry' | 'discard' }
  | FeedStep
  /** Something happens at one of the next awaits of a sync. */
  | { kind: 'during'; laptop: number; awaits: number; what: 'die' | 'goOffline' | Change };

/** What happens only where the server has a change feed. */
export type FeedStep =
  | { kind: 'feed'; fault: FeedFault | 'expire'; times: number }
  /** Somebody is listed, or is not any more and has left every group. */
  | { kind: 'person'; memberKey: string; isThere: boolean }
  /** More time passes than a full pull is good for. */
  | { kind: 'nextDay'; laptop: number };

export interface Alphabet {
  /** Who and what the steps may touch. */
  members: readonly string[];
  elsewhereMembers: readonly string[];
  laptops: number;
  mishaps: readonly Mishap[];
  elsewhere: readonly Change['kind'][];
  edits: readonly Change['kind'][];
  /** Where the server has a change feed: who may come and go. */
  feed?: { people: readonly string[] };
}

const names = ['Kitchen', 'Drivers', 'Board', 'Choir'];
const descriptions = [null, 'Hall B', 'Thursdays'];

/** Any change of these kinds. */
export function changes(members: readonly string[], kinds: readonly Change['kind'][]) {
  const group = fc.nat({ max: 5 });
  const some = fc.uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: 4 });
  const name = fc.constantFrom(...names);
  const all: Record<Change['kind'], fc.Arbitrary<Change>> = {
    create: fc.record({ kind: fc.constant('create'), name, members: some }),
    rename: fc.record({ kind: fc.constant('rename'), group, name }),
    describe: fc.record({
      kind: fc.constant('describe'),
      group,
      description: fc.constantFrom(...descriptions),
    }),
    delete: fc.record({ kind: fc.constant('delete'), group }),
    add: fc.record({ kind: fc.constant('add'), group, members: some, isAdmin: fc.boolean() }),
    remove: fc.record({ kind: fc.constant('remove'), group, members: some }),
    setAdmin: fc.record({
      kind: fc.constant('setAdmin'),
      group,
      members: some,
      isAdmin: fc.boolean(),
    }),
  };
  // Deletions are rarer, or there would soon be nothing left to edit.
  return fc.oneof(
    ...kinds.map((kind) => ({ weight: kind === 'delete' ? 1 : 4, arbitrary: all[kind] })),
  );
}

/** Histories of one or two laptops, a server that others edit too, and a bad line between them. */
export function histories(alphabet: Alphabet): fc.Arbitrary<Step[]> {
  return historyOf(fc.oneof(...weightedSteps(alphabet)));
}

/** Long ones: what is interesting takes several edits, a fault between them, and time. */
export function historyOf<AnyStep>(step: fc.Arbitrary<AnyStep>): fc.Arbitrary<AnyStep[]> {
  return fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });
}

/** Every kind of step, the more frequent ones with more weight. */
export function weightedSteps(alphabet: Alphabet): fc.WeightedArbitrary<Step>[] {
  const laptop = fc.nat({ max: alphabet.laptops - 1 });
  const edit = changes(alphabet.members, alphabet.edits);
  const ms = fc.constantFrom(1, 100, 400, 1_500, 30_000, 400_000);
  const rule: fc.Arbitrary<FaultRule> = fc.record({
    operation: fc.constantFrom('write', 'read', 'write', 'getGroup', 'createGroup', 'addMembers'),
    times: fc.integer({ min: 1, max: 3 }),
    mishap: fc.constantFrom(...alphabet.mishaps),
  });
  const what = fc.oneof(fc.constantFrom('die' as const, 'goOffline' as const), edit, edit);
  return [
    { weight: 14, arbitrary: fc.record({ kind: fc.constant('edit'), laptop, change: edit }) },
    {
      weight: alphabet.elsewhere.length > 0 ? 3 : 0,
      arbitrary: fc.record({
        kind: fc.constant('elsewhere'),
        change: changes(
          alphabet.elsewhereMembers,
          alphabet.elsewhere.length > 0 ? alphabet.elsewhere : ['rename'],
        ),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('time'), laptop, ms }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('sync'), laptop }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('fault'), laptop, rule }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('during'),
        laptop,
        awaits: fc.integer({ min: 1, max: 30 }),
        what,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart'), laptop }) },
    ...(alphabet.feed === undefined ? [] : feedSteps(alphabet.feed.people, laptop)),
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('decide'),
        laptop,
        how: fc.constantFrom('retry', 'discard'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('network'), laptop, isOnline: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('offline'), laptop, offline: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('pause'), laptop, isPaused: fc.boolean() }),
    },
  ];
}

function feedSteps(
  comers: readonly string[],
  laptop: fc.Arbitrary<number>,
): fc.WeightedArbitrary<Step>[] {
  const disturbance = fc.record({
    kind: fc.constant('feed'),
    fault: fc.constantFrom('duplicate', 'late', 'shuffled', 'forgotten', 'late', 'shuffled'),
    times: fc.integer({ min: 1, max: 5 }),
  });
  return [
    { weight: 5, arbitrary: disturbance },
    { weight: 1, arbitrary: fc.constant({ kind: 'feed', fault: 'expire', times: 1 }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextDay'), laptop }) },
    {
      weight: comers.length > 0 ? 2 : 0,
      arbitrary: fc.record({
        kind: fc.constant('person'),
        memberKey: fc.constantFrom(...(comers.length > 0 ? comers : people)),
        isThere: fc.boolean(),
      }),
    },
  ];
}
