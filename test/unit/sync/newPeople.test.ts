import { describe, expect, it } from 'vitest';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { createFakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { settle } from '#test/fakes/manualClock.ts';
import { createLaptop, type Laptop, type LaptopOptions } from './laptop.ts';

function scene(options: LaptopOptions & { clientChosenGroupIds?: boolean } = {}) {
  const { clientChosenGroupIds = true, ...rest } = options;
  const server = createFakeGroupsServer({
    people: ['a', 'b', 'c', 'd'],
    capabilities: { clientChosenGroupIds, uniqueGroupNames: false },
  });
  const laptop = createLaptop(server, rest);
  return { server, laptop, store: laptop.store, remote: laptop.remote };
}

async function started(options: Parameters<typeof scene>[0] = {}) {
  const made = scene(options);
  made.laptop.engine().start();
  await made.laptop.comeToRest();
  return made;
}

function add(laptop: Laptop, groupId: GroupId, ...personIds: PersonId[]): void {
  const members = personIds.map((personId) => ({ personId, isAdmin: false }));
  laptop.edit(groupId, { name: 'addMembers', args: { members } });
}

const membersOf = (server: ReturnType<typeof scene>['server'], groupId: GroupId) =>
  [...server.get(groupId).members.keys()].map((key) => server.people.get(key)?.name);
const operations = (remote: ReturnType<typeof scene>['remote']) =>
  remote.calls.map(({ operation }) => operation);
const made = (server: ReturnType<typeof scene>['server'], personId: PersonId) =>
  [...server.people.values()].filter(({ clientId }) => clientId === personId).length;

describe('people made here', () => {
  it('are made first, and the group that names them goes in the same push', async () => {
    const { laptop, store, server, remote } = await started();
    const xena = store.createPerson('Xena');
    const groupId = laptop.create('Choir', ['a']);
    add(laptop, groupId, xena);
    const before = remote.calls.length;
    await laptop.comeToRest();
    expect(operations(remote).slice(before).slice(0, 2)).toEqual(['createPerson', 'createGroup']);
    expect(membersOf(server, groupId)).toEqual(['Person a', 'Xena']);
    expect(store.cycles.filter(({ kind }) => kind === 'push')).toHaveLength(1);
    expect(laptop.engine().status()).toMatchObject({ phase: 'upToDate', waiting: 0 });
  });

  it('[P7] are counted while they wait, offline too', async () => {
    const { laptop, store } = scene({ offlineByChoice: true });
    laptop.engine().start();
    store.createPerson('Xena');
    laptop.engine().editCommitted();
    expect(laptop.engine().status()).toMatchObject({ phase: 'offline', waiting: 1 });
    laptop.engine().setOffline(false);
    await laptop.comeToRest();
    expect(laptop.engine().status()).toMatchObject({ phase: 'upToDate', waiting: 0 });
  });

  it.each(['dropAnswer', 'timeOutApplied', 'unreadable', 'duplicate'] as const)(
    '[P4] are there once after %s',
    async (kind) => {
      const { laptop, store, server, remote } = await started();
      remote.addFault({ operation: 'createPerson', times: 2, mishap: { kind } });
      const xena = store.createPerson('Xena');
      const groupId = laptop.create('Choir');
      add(laptop, groupId, xena);
      await laptop.comeToRest();
      expect(made(server, xena)).toBe(1);
      expect(membersOf(server, groupId)).toEqual(['Xena']);
    },
  );

  it.each([true, false])(
    '[P4] are one person when a pull meets them before the answer comes (list tells our id: %s)',
    async (listsClientIds) => {
      const { laptop, store, server, remote } = await started({ listsClientIds });
      remote.addFault({ operation: 'createPerson', times: 1, mishap: { kind: 'timeOutApplied' } });
      const xena = store.createPerson('Xena');
      laptop.engine().editCommitted();
      await laptop.clock.advance(301);
      expect(made(server, xena)).toBe(1);
      expect(store.memberKeys([xena]).size).toBe(0);
      laptop.engine().requestSync();
      await laptop.comeToRest();
      const [key] = [...server.people].find(([, { clientId }]) => clientId === xena) ?? [];
      expect(store.memberKeys([xena]).get(xena)).toBe(key);
      expect(store.people().size).toBe(server.people.size);
      expect(store.newPeople()).toEqual([]);
    },
  );

  it('[P8] in trouble keep the groups that name them waiting, and an attempt is scheduled', async () => {
    const { laptop, store, server, remote } = await started();
    remote.addFault({ operation: 'createPerson', mishap: { kind: 'status', status: 503 } });
    const xena = store.createPerson('Xena');
    const waits = laptop.create('Choir', ['a']);
    add(laptop, waits, xena);
    const goes = laptop.create('Board', ['b']);
    await laptop.clock.advance(5_000);
    expect(server.groups.has(goes)).toBe(true);
    expect(server.groups.has(waits)).toBe(false);
    expect(store.lanesToPush(laptop.clock.now())).toEqual([]);
    expect(laptop.engine().status().nextAttemptAt).not.toBeNull();
    expect(laptop.engine().status()).toMatchObject({ problem: { kind: 'server', status: 503 } });
    remote.clearFaults();
    await laptop.comeToRest();
    expect(membersOf(server, waits)).toEqual(['Person a', 'Xena']);
  });

  it('[P6] many in trouble do not keep the other groups from their turn', async () => {
    const { laptop, store, server, remote } = await started();
    remote.addFault({ operation: 'createPerson', mishap: { kind: 'status', status: 500 } });
    for (const name of ['Xena', 'Yuri', 'Zoe', 'Wim']) store.createPerson(name);
    const before = remote.calls.length;
    const groupId = laptop.create('Board', ['b']);
    await laptop.clock.advance(350);
    await settle();
    expect(server.groups.has(groupId)).toBe(true);
    const asked = operations(remote).slice(before);
    expect(asked.slice(0, 3)).toEqual(['createPerson', 'createPerson', 'createGroup']);
    // Whom nobody asked for is put off like the others, or the next push would begin at once.
    expect(asked.filter((operation) => operation === 'createPerson')).toHaveLength(2);
  });

  it('refused stay with the server’s words; their group goes on without them, and they follow once they are there', async () => {
    const { laptop, store, server, remote } = await started();
    const mishap = { kind: 'status', status: 422, message: 'No such country' } as const;
    remote.addFault({ operation: 'createPerson', times: 1, mishap });
    const xena = store.createPerson('Xena');
    const groupId = laptop.create('Choir', ['a']);
    add(laptop, groupId, xena);
    await laptop.comeToRest();
    expect(store.newPeople()).toMatchObject([
      { state: 'parked', attempts: 0, lastFailure: { serverMessage: 'No such country' } },
    ]);
    expect(membersOf(server, groupId)).toEqual(['Person a']);
    expect(store.rows()).toMatchObject([{ state: 'parked', lastFailure: { kind: 'noMemberKey' } }]);
    expect(laptop.engine().status()).toMatchObject({ phase: 'needsAttention', parked: 2 });
    store.retryPerson(xena);
    laptop.engine().editCommitted();
    await laptop.comeToRest();
    expect(membersOf(server, groupId)).toEqual(['Person a', 'Xena']);
    expect(laptop.engine().status().phase).toBe('upToDate');
  });

  it.each([
    [{ kind: 'status', status: 401 }, 'signedOut'],
    [{ kind: 'status', status: 429, retryAfterMs: 5_000 }, 'backingOff'],
  ] as const)('%j pauses, and keeps them', async (mishap, phase) => {
    const { laptop, store, server, remote } = await started();
    remote.addFault({ operation: 'createPerson', times: 1, mishap });
    const xena = store.createPerson('Xena');
    laptop.engine().editCommitted();
    await laptop.clock.advance(400);
    expect(laptop.engine().status()).toMatchObject({ phase, waiting: 1 });
    laptop.engine().credentialsChanged();
    await laptop.comeToRest();
    expect(made(server, xena)).toBe(1);
  });

  it('made and added while their group is being sent go with the next push, and nobody is parked', async () => {
    const { laptop, store, server, remote } = await started();
    const groupId = laptop.create('Choir', ['a']);
    await laptop.comeToRest();
    add(laptop, groupId, store.personOf('b'));
    const gate = remote.hold('getGroup');
    await laptop.clock.advance(301);
    await gate.arrived;
    const xena = store.createPerson('Xena');
    add(laptop, groupId, xena);
    gate.release();
    await settle();
    expect(store.rows().map(({ state }) => state)).not.toContain('parked');
    await laptop.comeToRest();
    expect(membersOf(server, groupId)).toEqual(['Person a', 'Person b', 'Xena']);
  });

  it('[P1] are asked for again with the same id after a crash in the middle', async () => {
    const { laptop, store, server, remote } = await started();
    const xena = store.createPerson('Xena');
    remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'createPerson' || moment !== 'answered') return;
      remote.onAwait = null;
      laptop.restart();
    };
    laptop.engine().editCommitted();
    await laptop.clock.advance(301);
    await laptop.comeToRest();
    expect(made(server, xena)).toBe(1);
    expect(store.newPeople()).toEqual([]);
  });

  it('made during a pull that has passed their place are not gone when it ends', async () => {
    const { laptop, store, server, remote } = await started({ pageSize: 1 });
    const gate = remote.hold('listPeople');
    laptop.engine().requestSync();
    await gate.arrived;
    store.createPerson('Xena');
    laptop.engine().editCommitted();
    gate.release();
    await laptop.comeToRest();
    const statuses = [...store.people().values()].map(({ status }) => status);
    expect(statuses).toEqual(statuses.map(() => 'active'));
    expect(statuses).toHaveLength(server.people.size);
  });

  it('added to a group whose creation was never answered do not make that group a stranger', async () => {
    const { laptop, store, server, remote } = await started({ clientChosenGroupIds: false });
    remote.addFault({ operation: 'createGroup', times: 1, mishap: { kind: 'timeOutApplied' } });
    remote.addFault({ operation: 'createPerson', times: 2, mishap: { kind: 'timeOut' } });
    const groupId = laptop.create('Choir', ['a']);
    await laptop.clock.advance(301);
    add(laptop, groupId, store.createPerson('Xena'));
    laptop.engine().requestSync();
    await laptop.comeToRest();
    expect([...server.groups.values()].map(({ name }) => name)).toEqual(['Choir']);
    expect(store.groups()).toHaveLength(1);
  });
});
