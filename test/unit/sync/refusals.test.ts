import { describe, expect, it } from 'vitest';
import { createSyncedScene, type Scene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a', 'b'] } };

/** What was sent, without the reads before and after. */
const writes = (scene: Scene) => scene.requests().filter((request) => request !== 'getGroup');

describe('a refusal', () => {
  it.each([400, 402, 409, 413, 422])(
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
    scene.remote.addFault({ operation: 'addMembers', mishap: { kind: 'status', status: 422 } });
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
    expect(await scene.comeToRest()).toMatchObject({ parked: 0, conflicts: 1, waiting: 0 });
    expect(scene.store.rows()).toMatchObject([{ state: 'parked' }]);
  });
});

describe('a permission lost there', () => {
  const forbidden = { kind: 'status', status: 403, message: 'You may not.' } as const;

  it('is one question for all edits of the group, with the server’s words, and nothing else of it is sent', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: ['a'], choir: ['a'] } });
    const groupId = scene.at('kitchen');
    scene.remote.addFault({ operation: 'write', remoteId: 'kitchen', mishap: forbidden });
    scene.rename(groupId, 'Bar');
    scene.add(groupId, 'b');
    scene.rename(scene.at('choir'), 'Singers');
    expect(await scene.comeToRest()).toMatchObject({
      phase: 'needsAttention',
      parked: 0,
      conflicts: 1,
      waiting: 0,
      problem: { kind: 'refused', status: 403, serverMessage: 'You may not.' },
    });
    expect(scene.store.openConflicts()).toMatchObject([
      { kind: 'permissionLost', theirs: 'You may not.' },
    ]);
    expect(scene.store.rows().map(({ state }) => state)).toEqual(['parked', 'parked']);
    expect(scene.here(groupId)).toBe('Bar: a b');
    expect(scene.there(scene.at('choir'))).toBe('Singers: a');
    scene.requests();
    await scene.clock.advance(60_000);
    expect(scene.requests()).toEqual([]);
  });

  it('and given back, lets everything through with the next edit', async () => {
    const scene = await createSyncedScene(kitchen);
    const groupId = scene.at('kitchen');
    scene.remote.addFault({ operation: 'write', mishap: forbidden });
    scene.rename(groupId, 'Bar');
    await scene.comeToRest();
    scene.remote.clearFaults();
    scene.add(groupId, 'c');
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', conflicts: 0 });
    expect(scene.there(groupId)).toBe('Bar: a b c');
    expect(scene.store.openConflicts()).toEqual([]);
  });

  it('is no conflict where a new group was refused: nothing was ever ours there', async () => {
    const scene = await createSyncedScene();
    scene.remote.addFault({ operation: 'createGroup', mishap: forbidden });
    scene.create('Choir', ['a']);
    expect(await scene.comeToRest()).toMatchObject({ parked: 1, conflicts: 0 });
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

  it('because others filled the group lets in who finds room, in one request, and asks about the rest', async () => {
    const scene = await createSyncedScene({
      people: many,
      groups: { kitchen: ['a', 'b'] },
      capabilities: { maxMembersPerGroup: 5 },
    });
    const groupId = scene.at('kitchen');
    scene.server.join('others', 'kitchen', ['h'], false);
    scene.add(groupId, 'c', 'd', 'e', 'f');
    expect(await scene.comeToRest()).toMatchObject({ parked: 0, conflicts: 1, waiting: 0 });
    expect(scene.there(groupId)).toBe('kitchen: a b c d h');
    expect(writes(scene)).toEqual(['addMembers c d']);
    expect(scene.store.rows()).toMatchObject([
      {
        state: 'parked',
        lastFailure: { kind: 'groupFull' },
        command: {
          args: { members: ['e', 'f'].map((key) => ({ personId: scene.store.personOf(key) })) },
        },
      },
    ]);
    expect(scene.store.openConflicts()).toMatchObject([
      { kind: 'groupFull', base: 2, mine: 7, theirs: 3 },
    ]);
  });

  it('of people who found no room goes through once there is some, with the next edit', async () => {
    const scene = await createSyncedScene({
      people: many,
      groups: { kitchen: ['a', 'b'] },
      capabilities: { maxMembersPerGroup: 3 },
    });
    const groupId = scene.at('kitchen');
    scene.server.join('others', 'kitchen', ['h'], false);
    scene.add(groupId, 'c');
    await scene.comeToRest();
    scene.remove(groupId, 'a');
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', conflicts: 0 });
    expect(scene.there(groupId)).toBe('kitchen: b c h');
  });

  it('because the group was filled between our reading and our adding is split, and the last wait', async () => {
    const scene = await createSyncedScene({
      people: many,
      groups: { kitchen: ['a', 'b'] },
      capabilities: { maxMembersPerGroup: 5 },
    });
    const groupId = scene.at('kitchen');
    const gate = scene.remote.hold('addMembers');
    scene.add(groupId, 'c', 'd', 'e');
    const rest = scene.comeToRest();
    await gate.arrived;
    scene.server.join('others', 'kitchen', ['g', 'h'], false);
    gate.release();
    expect(await rest).toMatchObject({ parked: 1, waiting: 0 });
    expect(scene.there(groupId)).toBe('kitchen: a b c g h');
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
