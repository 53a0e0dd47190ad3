import { describe, expect, it } from 'vitest';
import { createSyncedScene, type Scene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a', 'b'] } };

/** What was sent, without the reads before and after. */
const writes = (scene: Scene) => scene.requests().filter((request) => request !== 'getGroup');

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

  it('[P3] to a group of ours between its creation and its people is a question, and it is not made again', async () => {
    const scene = await createSyncedScene();
    scene.remote.addFault({ operation: 'addMembers', times: 1, mishap: { kind: 'dropRequest' } });
    const groupId = scene.create('Choir', ['a']);
    await scene.clock.advance(300);
    expect(scene.there(groupId)).toBe('Choir: ');
    scene.server.remove('others', groupId);
    expect(await scene.comeToRest()).toMatchObject({ conflicts: 1, waiting: 0 });
    expect(scene.store.openConflicts()).toMatchObject([{ kind: 'groupDeleted', base: 'Choir' }]);
    expect(scene.there(groupId)).toBeNull();
    expect(scene.here(groupId)).toBe('Choir: a');
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
    expect(writes(scene), 'nobody is looked for one by one').toEqual(['addMembers c d']);
  });
});
