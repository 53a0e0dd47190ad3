import fc from 'fast-check';
import { createFakeGroupsServer, type FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { Mishap } from '#test/fakes/fakeRemoteGroups.ts';
import { mustBe, mustEqual } from './mustEqual.ts';
import { type Alphabet, type Change, histories, newcomers, people, type Step } from './steps.ts';
import { groupsMade, madeKeys, restrictedTo, wishesOf } from './wishes.ts';
import { comeToAnEnd, createWorld, live, type World } from './world.ts';

const lossy: Mishap[] = [
  { kind: 'dropRequest' },
  { kind: 'dropAnswer' },
  { kind: 'timeOut' },
  { kind: 'timeOutApplied' },
  { kind: 'unreadable' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfterMs: 2_000 },
  { kind: 'status', status: 401 },
];
const refusing: Mishap[] = [
  { kind: 'duplicate' },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 409 },
  { kind: 'status', status: 422 },
];
const everyKind: Change['kind'][] = [
  'create',
  'rename',
  'describe',
  'delete',
  'add',
  'remove',
  'setAdmin',
];

/** The people whom, in a scenario without contradiction, only the one laptop touches. */
export const ownPeople = ['a', 'b', 'c', 'd'] as const;
/** On the laptops, and refused by the server. */
export const ghost = 'ghost';

/** Two laptops and others at work on the same groups, over a bad line, with a server that refuses things. */
export const contestedAlphabet: Alphabet = {
  laptops: 2,
  members: [...people, ghost, ...newcomers],
  elsewhereMembers: people,
  edits: everyKind,
  elsewhere: everyKind,
  mishaps: [...lossy, ...refusing],
};

/** One laptop over a bad line. Others edit the same groups, and nothing that it edits. */
export const aloneAlphabet: Alphabet = {
  laptops: 1,
  members: [...ownPeople, ...newcomers],
  elsewhereMembers: ['e', 'f'],
  edits: ['create', 'rename', 'delete', 'add', 'remove', 'setAdmin'],
  elsewhere: ['describe', 'add', 'remove', 'setAdmin'],
  mishaps: lossy,
};

export const bulkSizes = fc.integer({ min: 1, max: 3 });

/** The same where the server tells of its changes, badly: people come and go there as well. */
export const feedAlphabet: Alphabet = { ...contestedAlphabet, feed: { people: ['a', 'c', 'f'] } };
export const aloneFeedAlphabet: Alphabet = { ...aloneAlphabet, feed: { people: [] } };

export function contestedServer(bulkSize: number, changeFeed = false): FakeGroupsServer {
  const server = createFakeGroupsServer({
    people,
    capabilities: { bulkSize, maxMembersPerGroup: 5, uniqueGroupNames: false, changeFeed },
  });
  server.create('others', 'first', 'First', null);
  for (const key of ['a', 'b']) server.join('others', 'first', [key], false);
  server.create('others', 'second', 'Second', null);
  server.join('others', 'second', ['c'], true);
  return server;
}

export function aloneServer(
  bulkSize: number,
  clientChosenGroupIds: boolean,
  changeFeed = false,
): FakeGroupsServer {
  const capabilities = {
    bulkSize,
    changeFeed,
    clientChosenGroupIds,
    maxMembersPerGroup: null,
    uniqueGroupNames: false,
  };
  return createFakeGroupsServer({ people, capabilities });
}

export const contested = fc.record({ steps: histories(contestedAlphabet), bulkSize: bulkSizes });
export const alone = fc.record({ steps: histories(aloneAlphabet), bulkSize: bulkSizes });
export const contestedByFeed = fc.record({ steps: histories(feedAlphabet), bulkSize: bulkSizes });
export const aloneByFeed = fc.record({ steps: histories(aloneFeedAlphabet), bulkSize: bulkSizes });

interface Drawn {
  steps: readonly Step[];
  bulkSize: number;
}

/** All laptops and the server come to the same state. */
export async function liveContested(
  { steps, bulkSize }: Drawn,
  changeFeed = false,
): Promise<World> {
  const world = createWorld(contestedServer(bulkSize, changeFeed), 2, () => 0.5);
  await live(world, steps);
  await comeToAnEnd(world);
  return world;
}

/** Of edits nobody else contradicts, each is on the server exactly once. */
export async function liveAlone(
  { steps, bulkSize }: Drawn,
  clientChosenGroupIds: boolean,
  changeFeed = false,
): Promise<World> {
  const server = aloneServer(bulkSize, clientChosenGroupIds, changeFeed);
  const world = createWorld(server, 1, () => 0.5, { listsClientIds: clientChosenGroupIds });
  world.alsoCheck = () => {
    const states = world.laptops[0]?.store.rows().map(({ state }) => state) ?? [];
    mustBe(!states.includes('parked'), 'nothing was refused');
    mustBe(!states.includes('conflict'), 'nobody else touched it');
    const makings = world.laptops[0]?.store.newPeople().map(({ state }) => state) ?? [];
    mustBe(!makings.includes('parked'), 'nobody was refused');
  };
  await live(world, steps);
  await comeToAnEnd(world);
  const own = [...ownPeople, ...madeKeys(world)];
  mustEqual(restrictedTo(own, server), wishesOf(world), 'each edit is there once');
  const made = server.deeds.filter(({ what }) => what.kind === 'created');
  mustEqual(made.length, groupsMade(world), '[P4] no duplicate group');
  return world;
}
