import { expect, it } from 'vitest';
import { createFakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { liveContested } from './scenarios.ts';
import { people, type Step } from './steps.ts';
import { groupsMade, restrictedTo, wishesOf } from './wishes.ts';
import { comeToAnEnd, createWorld, live } from './world.ts';

// Histories that were found by searching and were handled wrongly once, cut down to what matters.

/** One laptop whose edits nobody contradicts: all of them, and only they, are on the server in the end. */
async function liveAlone(steps: readonly Step[]): Promise<void> {
  const server = createFakeGroupsServer({
    people,
    capabilities: {
      bulkSize: 1,
      clientChosenGroupIds: false,
      maxMembersPerGroup: null,
      uniqueGroupNames: false,
    },
  });
  const world = createWorld(server, 1, () => 0.5);
  await live(world, steps);
  await comeToAnEnd(world);
  expect(restrictedTo(['a', 'b', 'c', 'd'], server)).toEqual(wishesOf(world));
  const made = server.deeds.filter(({ what }) => what.kind === 'created');
  expect(made.length).toBe(groupsMade(world));
}

const lost = (times: number): Step => ({
  kind: 'fault',
  laptop: 0,
  rule: { operation: 'write', times, mishap: { kind: 'timeOutApplied' } },
});
const edit = (change: Extract<Step, { kind: 'edit' }>['change']): Step => ({
  kind: 'edit',
  laptop: 0,
  change,
});

it('[P2] a removal heard of by reading does not leave alone: the admin flag set before it came back', () =>
  liveAlone([
    edit({ kind: 'create', name: 'Kitchen', members: ['a', 'c'] }),
    { kind: 'time', laptop: 0, ms: 400 },
    edit({ kind: 'setAdmin', group: 0, members: ['a', 'c'], isAdmin: true }),
    edit({ kind: 'remove', group: 0, members: ['a'] }),
    lost(2),
    { kind: 'sync', laptop: 0 },
    { kind: 'time', laptop: 0, ms: 400 },
    edit({ kind: 'add', group: 0, members: ['a'], isAdmin: false }),
    { kind: 'time', laptop: 0, ms: 400 },
  ]));

it('[P4] a name that was never sent does not make the group of another create ours', () =>
  liveAlone([
    {
      kind: 'fault',
      laptop: 0,
      rule: {
        times: 1,
        operation: 'write',
        mishap: { kind: 'status', status: 429, retryAfterMs: 2_000 },
      },
    },
    edit({ kind: 'create', name: 'Kitchen', members: ['a'] }),
    edit({ kind: 'rename', group: 0, name: 'Board' }),
    edit({ kind: 'create', name: 'Board', members: ['a'] }),
    edit({ kind: 'rename', group: 1, name: 'Choir' }),
    lost(2),
    { kind: 'time', laptop: 0, ms: 30_000 },
  ]));

it('[P4] a rename made while the create was under way is not counted as sent with it', () =>
  liveAlone([
    lost(1),
    edit({ kind: 'create', name: 'Drivers', members: ['a'] }),
    {
      kind: 'during',
      laptop: 0,
      awaits: 7,
      what: { kind: 'rename', group: 0, name: 'Kitchen' },
    },
  ]));

it('[P8] a new group that was accepted and deleted there before it was read back does not wait for ever', async () => {
  const server = createFakeGroupsServer({
    people,
    capabilities: { bulkSize: 2, maxMembersPerGroup: 5, uniqueGroupNames: false },
  });
  const world = createWorld(server, 1, () => 0.5);
  const [laptop] = world.laptops;
  await live(world, [
    {
      kind: 'fault',
      laptop: 0,
      rule: { operation: 'getGroup', times: 99, mishap: { kind: 'dropRequest' } },
    },
    edit({ kind: 'create', name: 'Kitchen', members: ['a', 'b', 'c'] }),
    { kind: 'time', laptop: 0, ms: 400 },
    { kind: 'elsewhere', change: { kind: 'delete', group: 0 } },
  ]);
  const states = () => laptop?.store.rows().map(({ state }) => state);
  expect(states()).toEqual(['acked']);
  expect(server.groups.size).toBe(0);

  await comeToAnEnd(world);
  expect(states()).toEqual([]);
});

it('[P2] somebody removed and added again before it was sent may be removed by others before it is read back', async () => {
  const somebody = ['c', 'a'];
  await liveContested({
    steps: [
      edit({ kind: 'remove', group: 3, members: somebody }),
      { kind: 'edit', laptop: 1, change: { kind: 'remove', group: 3, members: somebody } },
      { kind: 'edit', laptop: 1, change: { kind: 'rename', group: 3, name: 'Kitchen' } },
      edit({ kind: 'add', group: 3, members: somebody, isAdmin: false }),
      { kind: 'elsewhere', change: { kind: 'delete', group: 0 } },
    ],
    bulkSize: 1,
  });
});

it('[P3] a group deleted there and kept for an edit is gone once that is given up, though the feed told of it before', () =>
  liveContested(
    {
      steps: [
        edit({ kind: 'delete', group: 3 }),
        {
          kind: 'edit',
          laptop: 1,
          change: { kind: 'describe', group: 1, description: 'Thursdays' },
        },
        { kind: 'feed', fault: 'expire', times: 1 },
      ],
      bulkSize: 1,
    },
    true,
  ).then(({ server }) => expect([...server.groups.keys()]).toEqual(['first'])));
