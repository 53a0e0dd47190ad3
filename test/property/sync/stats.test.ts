import fc from 'fast-check';
import { it } from 'vitest';
import { createFakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { histories, people } from './steps.ts';
import { comeToAnEnd, createWorld, live } from './world.ts';

const everyKind = ['create', 'rename', 'describe', 'delete', 'add', 'remove', 'setAdmin'] as const;
it('stats', async () => {
  const stats: Record<string, number> = {};
  const bump = (k: string, n = 1) => {
    stats[k] = (stats[k] ?? 0) + n;
  };
  await fc.assert(
    fc.asyncProperty(
      histories({
        laptops: 2,
        members: [...people, 'ghost'],
        elsewhereMembers: people,
        edits: everyKind,
        elsewhere: everyKind,
        mishaps: [
          { kind: 'dropRequest' },
          { kind: 'dropAnswer' },
          { kind: 'timeOutApplied' },
          { kind: 'unreadable' },
          { kind: 'status', status: 500 },
          { kind: 'status', status: 403 },
        ],
      }),
      async (steps) => {
        const server = createFakeGroupsServer({
          people,
          capabilities: { bulkSize: 2, maxMembersPerGroup: 5, uniqueGroupNames: false },
        });
        server.create('others', 'first', 'First', null);
        server.create('others', 'second', 'Second', null);
        server.join('others', 'second', ['a', 'b'], false);
        const world = createWorld(server, 2, () => 0.5);
        const maxConf = 0;
        const kinds = new Set<string>();
        world.alsoCheck = () => {
          for (const l of world.laptops) {
            for (const c of l.store.openConflicts()) kinds.add(c.kind);
            for (const r of l.store.rows()) kinds.add(`row:${r.state}`);
            if (l.store.rows().some((r) => r.state === 'parked' && r.command.name === 'addMembers'))
              kinds.add('parkedadd');
          }
        };
        await live(world, steps);
        for (const k of kinds) bump(k);
        await comeToAnEnd(world);
        for (const l of world.laptops) {
          bump('calls', l.remote.calls.length);
          bump('cycles', l.store.cycles.length);
          for (const c of l.store.cycles) bump(`${c.kind} ${c.outcome}`);
          for (const g of l.store.gone) bump(`gone ${g.how.kind}`);
        }
        bump('runs');
        bump('steps', steps.length);
        bump(
          'edits',
          world.commands.reduce((s, m) => s + m.size, 0),
        );
      },
    ),
    { numRuns: 1000 },
  );
  console.log(stats);
}, 200000);
