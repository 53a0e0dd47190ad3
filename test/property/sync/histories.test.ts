import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { Mishap } from '#test/fakes/fakeRemoteGroups.ts';
import { histories, people } from './steps.ts';
import { groupsMade, restrictedTo, wishesOf } from './wishes.ts';
import { comeToAnEnd, createWorld, live } from './world.ts';

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
const everyKind = ['create', 'rename', 'describe', 'delete', 'add', 'remove', 'setAdmin'] as const;

const runs = Number(process.env.RUNS ?? 250);

describe('any history', () => {
  it('[I1] [P2] [P4] [P7] two laptops, others at work and a bad line come to the same state', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories({
          laptops: 2,
          members: [...people, 'ghost'],
          elsewhereMembers: people,
          edits: everyKind,
          elsewhere: everyKind,
          mishaps: [...lossy, ...refusing],
        }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, bulkSize) => {
          const server = createFakeGroupsServer({
            people,
            capabilities: { bulkSize, maxMembersPerGroup: 5, uniqueGroupNames: false },
          });
          server.create('others', 'first', 'First', null);
          for (const key of ['a', 'b']) server.join('others', 'first', [key], false);
          server.create('others', 'second', 'Second', null);
          server.join('others', 'second', ['c'], true);
          const world = createWorld(server, 2, () => 0.5);
          await live(world, steps);
          await comeToAnEnd(world);
        },
      ),
      { numRuns: runs },
    );
  });

  it.each([true, false])(
    '[P1] [P2] [P4] of edits nobody else contradicts, each is on the server exactly once (client-chosen ids: %s)',
    async (clientChosenGroupIds) => {
      const mine = ['a', 'b', 'c', 'd'];
      await fc.assert(
        fc.asyncProperty(
          histories({
            laptops: 1,
            members: mine,
            elsewhereMembers: ['e', 'f'],
            edits: ['create', 'rename', 'delete', 'add', 'remove', 'setAdmin'],
            elsewhere: ['describe', 'add', 'remove', 'setAdmin'],
            mishaps: lossy,
          }),
          fc.integer({ min: 1, max: 3 }),
          async (steps, bulkSize) => {
            const server = createFakeGroupsServer({
              people,
              capabilities: {
                bulkSize,
                clientChosenGroupIds,
                maxMembersPerGroup: null,
                uniqueGroupNames: false,
              },
            });
            const world = createWorld(server, 1, () => 0.5);
            world.alsoCheck = () => {
              const [laptop] = world.laptops;
              const states = laptop?.store.rows().map(({ state }) => state);
              expect(states, 'nothing was refused').not.toContain('parked');
              expect(states, 'nobody else touched it').not.toContain('conflict');
            };
            await live(world, steps);
            await comeToAnEnd(world);
            expect(restrictedTo(mine, server)).toEqual(wishesOf(world));
            const made = server.deeds.filter(({ what }) => what.kind === 'created');
            expect(made.length, '[P4] no duplicate group').toBe(groupsMade(world));
          },
        ),
        { numRuns: runs },
      );
    },
  );
});
