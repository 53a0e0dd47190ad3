import { describe, expect, it } from 'vitest';
import { createSyncedScene, type Scene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a', 'b'] } };

/** What was sent, without the reads before and after. */
const writes = (scene: Scene) => scene.requests().filter((request) => request !== 'getGroup');

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
