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

describe('[P4] a lost answer', () => {
  it.each(['dropAnswer', 'timeOutApplied', 'unreadable'] as const)(
    'to a create makes no second group (%s)',
    async (kind) => {
      const scene = await createSyncedScene();
      scene.remote.addFault({ operation: 'createGroup', times: 1, mishap: { kind } });
      const groupId = scene.create('Choir', ['a', 'b']);
      expect((await scene.comeToRest()).phase).toBe('upToDate');
      expect(scene.server.groups.size).toBe(1);
      expect(scene.there(groupId)).toBe('Choir: a b');
      expect(writes(scene)).toEqual(['createGroup', 'addMembers a b']);
    },
  );

  it('to a create, heard of as “exists already”, is answered by reading', async () => {
    const scene = await createSyncedScene();
    const groupId = scene.create('Choir', ['a']);
    // The first try arrives by itself, after we had given it up and before we try again.
    scene.server.create('laptop1', groupId, 'Choir', null);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.requests()).toEqual(['createGroup', 'getGroup', 'addMembers a', 'getGroup']);
    expect(scene.there(groupId)).toBe('Choir: a');
  });

  it.each(['addMembers', 'removeMembers', 'updateGroup', 'setAdmin', 'deleteGroup'] as const)(
    'to %s is read back, and nothing is sent twice',
    async (operation) => {
      const scene = await createSyncedScene(kitchen);
      const groupId = scene.at('kitchen');
      scene.remote.addFault({ operation, times: 1, mishap: { kind: 'dropAnswer' } });
      if (operation === 'deleteGroup') scene.delete(groupId);
      else {
        scene.rename(groupId, 'Bar');
        scene.add(groupId, 'c');
        scene.remove(groupId, 'a');
        scene.setAdmin(groupId, true, 'b');
      }
      expect((await scene.comeToRest()).phase).toBe('upToDate');
      expect(scene.there(groupId)).toBe(operation === 'deleteGroup' ? null : 'Bar: b* c');
      const sent = writes(scene).filter((request) => request.startsWith(operation));
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    ['dropAnswer', 1],
    ['dropRequest', 2],
  ] as const)(
    'to a create (%s), where the server chooses the id, is looked for first',
    async (kind, sent) => {
      const scene = await createSyncedScene({
        capabilities: { clientChosenGroupIds: false, uniqueGroupNames: false },
      });
      // Somebody else's group of the same name is known already, and is not ours.
      scene.server.create('others', 'theirs', 'Choir', null);
      scene.engine().requestSync();
      await scene.comeToRest();
      scene.remote.addFault({ operation: 'createGroup', times: 1, mishap: { kind } });
      const groupId = scene.create('Choir', ['a']);
      expect((await scene.comeToRest()).phase).toBe('upToDate');
      expect(writes(scene).filter((request) => request === 'createGroup')).toHaveLength(sent);
      expect([...scene.server.groups.values()].map(({ name }) => name)).toEqual(['Choir', 'Choir']);
      expect(scene.there(groupId)).toBe('Choir: a');
      expect(scene.store.groups()).toHaveLength(2);
    },
  );

  it('to a create the server remembers by its key is corrected to what we want by now', async () => {
    const scene = await createSyncedScene({
      capabilities: { clientChosenGroupIds: false },
      honoursIdempotencyKeys: true,
    });
    // The first try is not found by looking, because the list does not show it yet.
    const { listGroups } = scene.remote;
    scene.remote.listGroups = () =>
      Promise.resolve({ ok: true, value: { items: [], unreadable: [], nextCursor: null } });
    scene.remote.addFault({ operation: 'createGroup', times: 1, mishap: { kind: 'dropAnswer' } });
    const groupId = scene.create('Choir', ['a']);
    await scene.clock.advance(300);
    scene.rename(groupId, 'Singers');
    await scene.clock.advance(60_000);
    scene.remote.listGroups = listGroups;
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.server.groups.size).toBe(1);
    expect(scene.there(groupId)).toBe('Singers: a');
  });

  it('a request that arrives twice does no harm', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.addFault({ operation: 'write', times: 3, mishap: { kind: 'duplicate' } });
    scene.add(scene.at('kitchen'), 'c');
    const groupId = scene.create('Choir', ['a']);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect([scene.there(scene.at('kitchen')), scene.there(groupId)]).toEqual([
      'kitchen: a b c',
      'Choir: a',
    ]);
  });
});

describe('a refusal', () => {
  it.each([400, 402, 403, 409, 413, 422])(
    '(%i) parks the edit with the server’s words, once, and stops no other group',
    async (status) => {
      const scene = await createSyncedScene({ groups: { kitchen: ['a'], choir: ['a'] } });
      const message = 'That will not do.';
      scene.remote.addFault({
        operation: 'updateGroup',
        remoteId: 'kitchen',
        mishap: { kind: 'status', status, message },
      });
      scene.rename(scene.at('kitchen'), 'Bar');
      scene.rename(scene.at('choir'), 'Singers');
      expect(await scene.comeToRest()).toMatchObject({
        phase: 'needsAttention',
        parked: 1,
        waiting: 0,
        problem: { kind: 'refused', status, serverMessage: message },
      });
      expect(scene.there(scene.at('choir'))).toBe('Singers: a');
      expect(scene.here(scene.at('kitchen'))).toBe('Bar: a');
      expect(scene.store.rows()).toMatchObject([
        { state: 'parked', lastFailure: { kind: 'http', status, serverMessage: message } },
      ]);
      scene.requests();
      await scene.clock.advance(60_000);
      expect(scene.requests(), 'a parked edit is not tried again by itself').toEqual([]);
    },
  );

  it('lets go of what went through before it', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.remote.addFault({ operation: 'addMembers', mishap: { kind: 'status', status: 403 } });
    scene.rename(groupId, 'Bar');
    scene.add(groupId, 'c');
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, waiting: 0 });
    expect(scene.store.rows().map(({ command }) => command.name)).toEqual(['addMembers']);
    expect(scene.there(groupId)).toBe('Bar: a b');
  });

  it('is forgotten when the edit is discarded', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.addFault({ operation: 'updateGroup', mishap: { kind: 'status', status: 403 } });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.comeToRest();
    const [row] = scene.store.rows();
    scene.store.discard(row?.seq ?? 0);
    scene.engine().editCommitted();
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', problem: null });
    expect(scene.here(scene.at('kitchen'))).toBe('kitchen: a b');
  });

  it('is tried again when the user says so', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.addFault({
      operation: 'updateGroup',
      times: 1,
      mishap: { kind: 'status', status: 403 },
    });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.comeToRest();
    scene.store.retry(scene.store.rows()[0]?.seq ?? 0);
    scene.engine().editCommitted();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a b');
  });

  it('of a name is mended by another name: both are sent as one wish', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: [], bar: [] } });
    const groupId = scene.at('kitchen');
    scene.rename(groupId, 'bar');
    expect(await scene.comeToRest()).toMatchObject({ parked: 1 });
    scene.rename(groupId, 'Bar 2');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(groupId)).toBe('Bar 2: ');
  });

  it('of a new group parks all of it, and a new name makes it', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: [] } });
    const groupId = scene.create('kitchen', ['a']);
    expect(await scene.comeToRest()).toMatchObject({ phase: 'needsAttention', parked: 1 });
    expect(scene.here(groupId)).toBe('kitchen: a');
    scene.rename(groupId, 'Kitchen 2');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(groupId)).toBe('Kitchen 2: a');
  });

  it('[P4] of a new group, where the server chooses ids, does not make a namesake ours', async () => {
    const scene = await createSyncedScene({ capabilities: { clientChosenGroupIds: false } });
    scene.server.create('others', 'theirs', 'Choir', null);
    const groupId = scene.create('Choir', ['a']);
    expect(await scene.comeToRest()).toMatchObject({ parked: 1 });
    scene.rename(groupId, 'Choir 2');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(groupId)).toBe('Choir 2: a');
    expect(scene.server.groups.get('theirs')?.members.size).toBe(0);
  });

  it('before anything was sent parks the queue too: reading may not be allowed', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.addFault({
      operation: 'getGroup',
      remoteId: 'kitchen',
      mishap: { kind: 'status', status: 403 },
    });
    scene.rename(scene.at('kitchen'), 'Bar');
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, waiting: 0 });
  });
});

describe('a rejected bulk add', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

  it('lets everybody through but the guilty one, who stays with the server’s words', async () => {
    const scene = await createSyncedScene({ people: many, groups: { kitchen: [] } });
    const groupId = scene.at('kitchen');
    scene.add(groupId, ...many, 'ghost');
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, waiting: 0 });
    expect(scene.there(groupId)).toBe(`kitchen: ${many.join(' ')}`);
    expect(scene.here(groupId)).toBe('kitchen: a b c d e f g ghost h');
    const [row] = scene.store.rows();
    expect(row).toMatchObject({
      state: 'parked',
      command: {
        name: 'addMembers',
        args: { members: [{ personId: scene.store.personOf('ghost') }] },
      },
      lastFailure: { status: 400, serverMessage: "User ghost doesn't exist" },
    });
    expect(writes(scene).length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(9)));
  });

  it('is not tried again by itself, and does not bring back who was removed since', async () => {
    const scene = await createSyncedScene({ people: many, groups: { kitchen: [] } });
    const groupId = scene.at('kitchen');
    scene.add(groupId, 'a', 'b', 'ghost');
    await scene.comeToRest();
    scene.server.leave('others', 'kitchen', ['b']);
    scene.requests();
    await scene.clock.advance(60_000);
    expect(scene.requests()).toEqual([]);
    scene.add(groupId, 'c');
    await scene.comeToRest();
    expect(scene.there(groupId)).toBe('kitchen: a c');
  });

  it('inside a new group leaves the group made and the guilty one parked', async () => {
    const scene = await createSyncedScene({ people: many });
    const groupId = scene.create('Choir', ['a', 'ghost', 'b']);
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, waiting: 0 });
    expect(scene.there(groupId)).toBe('Choir: a b');
    scene.remove(groupId, 'ghost');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
  });

  it('because the group is full fills it, and parks the rest', async () => {
    const scene = await createSyncedScene({
      people: many,
      groups: { kitchen: ['a', 'b'] },
      capabilities: { maxMembersPerGroup: 5 },
    });
    const groupId = scene.at('kitchen');
    scene.add(groupId, 'c', 'd', 'e', 'f', 'g');
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, waiting: 0 });
    expect(scene.server.groups.get('kitchen')?.members.size).toBe(5);
    const [row] = scene.store.rows();
    const left = row?.command.name === 'addMembers' ? row.command.args.members.length : 0;
    expect(left).toBe(2);
  });

  it('with the guilty one removed again in the same breath leaves nothing', async () => {
    const scene = await createSyncedScene({ people: many, groups: { kitchen: [] } });
    const groupId = scene.at('kitchen');
    scene.add(groupId, 'a', 'ghost');
    scene.remove(groupId, 'a');
    await scene.comeToRest();
    expect(scene.store.rows().map(({ command }) => command.name)).toEqual(['addMembers']);
    expect(scene.here(groupId)).toBe('kitchen: ghost');
    expect(scene.there(groupId)).toBe('kitchen: ');
  });
});

describe('what others did meanwhile', () => {
  it('to another field stays, and only ours is sent', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.server.update('others', 'kitchen', { description: 'Hall B' });
    scene.rename(scene.at('kitchen'), 'Bar');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.server.groups.get('kitchen')).toMatchObject({
      name: 'Bar',
      description: 'Hall B',
    });
  });

  it('[P3] to the same field is a conflict, found before anything is overwritten', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.server.update('others', 'kitchen', { name: 'Theirs' });
    scene.rename(groupId, 'Mine');
    scene.add(groupId, 'c');
    expect(await scene.comeToRest()).toMatchObject({
      phase: 'needsAttention',
      conflicts: 1,
      waiting: 0,
    });
    expect(scene.there(groupId)).toBe('Theirs: a b c');
    expect(scene.here(groupId)).toBe('Mine: a b c');
    expect(scene.store.openConflicts()).toMatchObject([
      { kind: 'name', base: 'kitchen', mine: 'Mine', theirs: 'Theirs' },
    ]);
  });

  it('is overwritten once the user says so', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.server.update('others', 'kitchen', { name: 'Theirs' });
    scene.rename(groupId, 'Mine');
    await scene.comeToRest();
    scene.store.retry(scene.store.rows()[0]?.seq ?? 0);
    scene.engine().editCommitted();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(groupId)).toBe('Mine: a b');
  });

  it('or let be, once the user says that', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.server.update('others', 'kitchen', { name: 'Theirs' });
    scene.rename(groupId, 'Mine');
    await scene.comeToRest();
    scene.store.discard(scene.store.rows()[0]?.seq ?? 0);
    scene.engine().editCommitted();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.here(groupId)).toBe('Theirs: a b');
  });

  it('a group deleted while we send is a conflict, not a refusal', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('addMembers');
    scene.add(scene.at('kitchen'), 'c', 'd');
    await scene.clock.advance(300);
    await gate.arrived;
    scene.server.remove('others', 'kitchen');
    gate.release();
    expect(await scene.comeToRest()).toMatchObject({ conflicts: 1, parked: 0 });
    expect(scene.here(scene.at('kitchen'))).toBe('kitchen: a b c d');
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
