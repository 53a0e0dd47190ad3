import { it } from 'vitest';
import { createFakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { Step } from './steps.ts';
import { people } from './steps.ts';
import { comeToAnEnd, createWorld, live } from './world.ts';
it('dbg', async () => {
  const steps: Step[] = [{"kind":"during","laptop":0,"awaits":1,"what":{"kind":"create","name":"Kitchen","members":["a","c"]}},{"kind":"edit","laptop":0,"change":{"kind":"setAdmin","group":0,"members":["a","c"],"isAdmin":true}},{"kind":"edit","laptop":0,"change":{"kind":"remove","group":0,"members":["a"]}},{"kind":"fault","laptop":0,"rule":{"operation":"write","times":2,"mishap":{"kind":"timeOutApplied"}}},{"kind":"during","laptop":0,"awaits":1,"what":{"kind":"rename","group":0,"name":"Kitchen"}},{"kind":"during","laptop":0,"awaits":1,"what":{"kind":"add","group":0,"members":["a"],"isAdmin":false}},{"kind":"elsewhere","change":{"kind":"remove","group":0,"members":["e"]}}];
  const server = createFakeGroupsServer({ people, capabilities: { bulkSize: 1, clientChosenGroupIds: false, maxMembersPerGroup: null, uniqueGroupNames: false } });
  const world = createWorld(server, 1, () => 0.5);
  const store = world.laptops[0]!.store;
  let calls = 0, deeds = 0;
  world.alsoCheck = () => {
    console.log('--', world.laptops[0]!.remote.calls.slice(calls).map((c) => `${c.operation} ${c.memberKeys}`).join(' | '));
    console.log('   deeds', server.deeds.slice(deeds).map((d) => JSON.stringify(d.what)).join(' '));
    calls = world.laptops[0]!.remote.calls.length; deeds = server.deeds.length;
    console.log('   rows', store.rows().map((r) => `${r.seq} ${r.command.name} ${r.state}`).join(', '), 'gone', store.gone.map((g) => g.row.seq).join());
  };
  await live(world, steps);
  await comeToAnEnd(world);
  world.alsoCheck();
});
