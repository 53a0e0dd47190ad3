import { describe, expect, it } from 'vitest';
import { noAbort, valueIn } from '#test/contract/remotes/contractSubject.ts';
import { numberedGroups, numberedPeople } from '#test/contract/remotes/rosterSeed.ts';
import { groupIn } from '#test/contract/remotes/sandboxWith.ts';
import { laptopAtSandbox } from './sandboxLaptop.ts';

const roster = {
  people: numberedPeople(230),
  groups: [...numberedGroups(120), { id: 'kitchen', name: 'Kitchen' }],
  memberships: ['p-000', 'p-001'].map((personId) => ({ groupId: 'kitchen', personId })),
};

async function syncedLaptop() {
  const laptop = await laptopAtSandbox(roster, { provider: 'membersDev' });
  laptop.engine.start();
  await laptop.comeToRest(5);
  const { groups, users } = await laptop.sandbox.membersDevIds();
  const remoteId = groups.kitchen ?? '';
  const kitchen = laptop.store.groupOf(remoteId);
  if (kitchen === null) throw new Error('The kitchen did not come.');
  const keyOf = (id: string) => users[id] ?? id;
  return {
    ...laptop,
    kitchen,
    remoteId,
    keyOf,
    memberOf: (id: string) => ({ personId: laptop.store.personOf(keyOf(id)), isAdmin: false }),
  };
}

describe('the engine at Members.dev, where creates cannot be repeated and members are sent as a whole', () => {
  it('pulls everybody and every group', async () => {
    const { store } = await syncedLaptop();
    expect(store.groups()).toHaveLength(121);
    expect([...store.people().values()].filter(({ status }) => status === 'active')).toHaveLength(
      230,
    );
  });

  it.each(['dropAnswer', 'dropRequest'] as const)(
    '[P4] makes one group where a create meets %s, and fills it',
    async (kind) => {
      const { engine, store, clock, sandbox, comeToRest, memberOf } = await syncedLaptop();
      await sandbox.fault({ kind, method: 'POST', path: '/v1/groups', times: 1 });
      const groupId = store.newGroupId();
      const members = [memberOf('p-003'), memberOf('p-004')];
      const args = { name: 'Choir', description: 'Who sings', members };
      store.commit(groupId, { name: 'createGroup', args }, clock.now());
      engine.editCommitted();
      await clock.advance(300);
      await comeToRest(10);
      const choirs = (await sandbox.state()).groups.filter(({ name }) => name === 'Choir');
      expect(choirs.map((choir) => choir.members.map(({ personId }) => personId))).toEqual([
        ['p-003', 'p-004'],
      ]);
      expect(store.groups()).toHaveLength(122);
      expect(store.rows()).toEqual([]);
    },
  );

  it('adds to what others have changed meanwhile, and loses nothing of theirs', async () => {
    const { engine, store, clock, sandbox, others, comeToRest, ...scene } = await syncedLaptop();
    const { kitchen, remoteId, keyOf, memberOf } = scene;
    valueIn(await others.addMembers(remoteId, [keyOf('p-010')], false, noAbort));
    valueIn(await others.removeMembers(remoteId, [keyOf('p-000')], noAbort));
    const args = { members: [memberOf('p-020')] };
    store.commit(kitchen, { name: 'addMembers', args }, clock.now());
    await sandbox.fault({ kind: 'dropAnswer', method: 'PATCH', path: '/v1/groups/*', times: 1 });
    engine.editCommitted();
    await clock.advance(300);
    await comeToRest(10);
    expect((await groupIn(sandbox, 'kitchen'))?.members).toEqual(['p-001', 'p-010', 'p-020']);
    expect(store.view(kitchen)?.members.size).toBe(3);
  });
});
