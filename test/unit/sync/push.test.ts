import { describe, expect, it } from 'vitest';
import { createSyncedScene, type Scene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a', 'b'] } };

/** What was sent, without the reads before and after. */
const writes = (scene: Scene) => scene.requests().filter((request) => request !== 'getGroup');

describe('edits on their way', () => {
  it('are read, sent and read back, and leave the outbox', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.rename(groupId, 'Bar');
    scene.add(groupId, 'c');
    scene.remove(groupId, 'a');
    scene.setAdmin(groupId, true, 'b');
    expect(scene.here(groupId)).toBe('Bar: b* c');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(groupId)).toBe('Bar: b* c');
    expect(scene.store.rows()).toEqual([]);
    expect(scene.requests()).toEqual([
      'getGroup',
      'updateGroup',
      'removeMembers a',
      'addMembers c',
      'setAdmin b',
      'getGroup',
    ]);
    expect(scene.store.cycles.at(-1)).toMatchObject({
      kind: 'push',
      outcome: 'done',
      requests: 6,
      editsSent: 4,
    });
  });

  it('are marked before the first request, and acknowledged before they leave', async () => {
    const scene = await createSyncedScene(kitchen);
    const states: string[] = [];
    scene.remote.onAwait = ({ operation }, moment) => {
      states.push(`${operation} ${moment}: ${scene.store.rows().map(({ state }) => state)}`);
    };
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.comeToRest();
    expect(states).toEqual([
      'getGroup asked: queued',
      'getGroup answered: queued',
      'updateGroup asked: sending',
      'updateGroup answered: sending',
      'getGroup asked: acked',
      'getGroup answered: acked',
    ]);
  });

  it('are compared with what is there, not with each other', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    for (const name of ['One', 'Two', 'Three']) scene.rename(groupId, name);
    scene.add(groupId, 'c', 'd');
    scene.remove(groupId, 'c');
    await scene.comeToRest();
    expect(writes(scene)).toEqual(['updateGroup', 'addMembers d']);
    expect(scene.there(groupId)).toBe('Three: a b d');
  });

  it('that come to nothing are not sent at all', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.add(groupId, 'c');
    scene.remove(groupId, 'c');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.requests()).toEqual(['getGroup']);
  });

  it('make a new group without asking for it first', async () => {
    const scene = await createSyncedScene();
    const groupId = scene.create('Choir', ['a', 'b']);
    await scene.comeToRest();
    expect(scene.requests()).toEqual(['createGroup', 'addMembers a b', 'getGroup']);
    expect(scene.there(groupId)).toBe('Choir: a b');
  });

  it('of a group made and deleted here are never sent', async () => {
    const scene = await createSyncedScene();
    const groupId = scene.create('Choir', ['a']);
    scene.delete(groupId);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.requests()).toEqual([]);
    expect(scene.store.groups()).toEqual([]);
  });

  it('delete a group', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.delete(scene.at('kitchen'));
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.server.groups.size).toBe(0);
    expect(scene.store.groups()).toEqual([]);
  });

  it('delete a group that is gone already', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.server.remove('others', 'kitchen');
    scene.delete(scene.at('kitchen'));
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', conflicts: 0 });
  });

  it('are cut to the size the server takes', async () => {
    const scene = await createSyncedScene({
      people: ['a', 'b', 'c', 'd', 'e'],
      groups: { kitchen: [] },
      capabilities: { bulkSize: 2 },
    });
    scene.add(scene.at('kitchen'), 'a', 'b', 'c', 'd', 'e');
    await scene.comeToRest();
    expect(writes(scene)).toEqual(['addMembers a b', 'addMembers c d', 'addMembers e']);
  });

  it('made while they are sent stay queued, and go next', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    const gate = scene.remote.hold('updateGroup');
    scene.rename(groupId, 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    scene.rename(groupId, 'Pub');
    gate.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(writes(scene)).toEqual(['updateGroup', 'updateGroup']);
    expect(scene.there(groupId)).toBe('Pub: a b');
  });
});

describe('a group in trouble', () => {
  it('waits by itself, and the others go on', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: [], choir: [], bar: [] } });
    const mishap = { kind: 'status', status: 500 } as const;
    scene.remote.addFault({ operation: 'updateGroup', remoteId: 'choir', times: 4, mishap });
    for (const name of ['kitchen', 'choir', 'bar']) scene.rename(scene.at(name), `${name} 2`);
    await scene.clock.advance(300);
    expect([...scene.server.groups.values()].map(({ name }) => name)).toEqual([
      'kitchen 2',
      'choir',
      'bar 2',
    ]);
    expect(scene.engine().status()).toMatchObject({ phase: 'waiting', waiting: 1 });
    expect(scene.store.rows()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('choir'))).toBe('choir 2: ');
  });

  it('two in a row are the server’s trouble: the push backs off as a whole', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: [], choir: [], bar: [] } });
    scene.remote.addFault({
      operation: 'write',
      times: 2,
      mishap: { kind: 'status', status: 500 },
    });
    for (const name of ['kitchen', 'choir', 'bar']) scene.rename(scene.at(name), `${name} 2`);
    await scene.clock.advance(300);
    expect(scene.engine().status()).toMatchObject({
      phase: 'backingOff',
      waiting: 3,
      problem: { kind: 'server', status: 500 },
    });
    expect((await scene.comeToRest()).phase).toBe('upToDate');
  });

  it('acknowledged and not read back is brought in by the next pull', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('updateGroup');
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    scene.remote.addFault({
      operation: 'getGroup',
      times: 1,
      mishap: { kind: 'status', status: 500 },
    });
    gate.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.store.rows()).toEqual([]);
    expect(writes(scene).filter((request) => request === 'updateGroup')).toHaveLength(1);
  });

  it('with somebody the server has no key for is parked and says so', async () => {
    const scene = await createSyncedScene(kitchen);
    const { memberKeys } = scene.store;
    const stranger = scene.store.personOf('stranger');
    scene.store.memberKeys = (ids) => {
      const keys = new Map(memberKeys(ids));
      keys.delete(stranger);
      return keys;
    };
    scene.restart();
    await scene.comeToRest();
    scene.add(scene.at('kitchen'), 'stranger', 'c');
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, waiting: 0 });
    expect(scene.there(scene.at('kitchen'))).toBe('kitchen: a b c');
    expect(scene.store.rows()[0]?.lastFailure?.kind).toBe('noMemberKey');
  });
});
