import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { dayMs, lastCycle, sync, synced, withFeed } from './feedScenes.ts';
import { createScene } from './scenes.ts';

describe('a change feed that misbehaves', () => {
  it('tells everything twice, late and in disorder: it comes to the same', async () => {
    const scene = await synced({ pageSize: 2 });
    scene.server.feed.disturb('duplicate', 2);
    scene.server.feed.disturb('shuffled', 3);
    scene.server.feed.disturb('late', 2);
    scene.server.update('others', 'g1', { name: 'One' });
    scene.server.update('others', 'g2', { name: 'Two' });
    scene.server.update('others', 'g1', { name: 'Uno' });
    scene.server.remove('others', 'g3');
    scene.server.join('others', 'g4', ['c'], false);
    scene.server.leave('others', 'g4', ['a']);
    await sync(scene);
    await sync(scene);
    expect(scene.here(scene.at('g1'))).toBe('Uno: a b');
    expect(scene.here(scene.at('g2'))).toBe('Two: a b');
    expect(scene.store.groupOf('g3')).toBeNull();
    expect(scene.here(scene.at('g4'))).toBe('g4: b c');
  });

  it('what it never told of is found by the full pull of the next day', async () => {
    const scene = await synced();
    scene.server.feed.disturb('forgotten', 1);
    scene.server.update('others', 'g1', { name: 'Renamed' });
    await sync(scene);
    expect(scene.here(scene.at('g1'))).toBe('g1: a b');
    scene.clock.setWallClock(scene.clock.nowMs() + dayMs);
    await sync(scene);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a b');
    expect(await sync(scene)).toEqual(['readChanges']);
  });

  it('a clock that was set back makes the next pull a full one, and only that', async () => {
    const scene = await synced();
    scene.clock.setWallClock(scene.clock.nowMs() - 30 * dayMs);
    expect((await sync(scene)).slice(0, 2)).toEqual(['readChanges', 'listPeople']);
    expect(await sync(scene)).toEqual(['readChanges']);
  });

  it('that has forgotten our cursor brings a full pull, and goes on from there', async () => {
    const scene = await synced();
    scene.server.update('others', 'g1', { name: 'Renamed' });
    scene.server.feed.expire();
    const asked = await sync(scene);
    expect(asked.slice(0, 3)).toEqual(['readChanges', 'readChanges', 'listPeople']);
    expect(lastCycle(scene)?.isIncremental).toBeUndefined();
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a b');
    expect(await sync(scene)).toEqual(['readChanges']);
  });

  it.each([
    ['refuses', { kind: 'status', status: 403 }],
    ['has nothing to say', { kind: 'unreadable' }],
  ] as const)('that %s is no reason not to pull', async (_name, mishap) => {
    const scene = await synced();
    scene.remote.addFault({ operation: 'readChanges', times: 2, mishap });
    scene.server.update('others', 'g1', { name: 'Renamed' });
    await sync(scene);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a b');
    expect(scene.engine().status().phase).toBe('upToDate');
    // Nobody said where the feed stood: the next pull asks again, and is a full one.
    expect((await sync(scene)).slice(0, 2)).toEqual(['readChanges', 'listPeople']);
    expect(await sync(scene)).toEqual(['readChanges']);
  });

  it('that fails as everything would is tried again', async () => {
    const scene = await synced();
    scene.server.update('others', 'g1', { name: 'Renamed' });
    scene.remote.addFault({ operation: 'readChanges', times: 1, mishap: { kind: 'dropRequest' } });
    expect(await sync(scene)).toEqual(['readChanges', 'readChanges', 'getGroup']);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a b');
  });

  it('that leads in circles ends in a backoff', async () => {
    const scene = await synced();
    const { readChanges } = scene.remote;
    scene.remote.readChanges = async (cursor, signal) => {
      const answer = await readChanges(cursor, signal);
      if (!answer.ok || answer.value.kind === 'expired' || cursor === null) return answer;
      const changes = { ...answer.value.changes, nextCursor: cursor, hasMore: true };
      return { ok: true, value: { kind: 'changes', changes } };
    };
    scene.engine().requestSync();
    await settle();
    expect(scene.engine().status().phase).toBe('backingOff');
  });
});

describe('what cannot be understood', () => {
  it('[P6] a group that cannot be read is set aside, read again by the next pull, and mended then', async () => {
    const scene = await synced();
    scene.server.update('others', 'g3', { name: 'Renamed' });
    scene.remote.addFault({ remoteId: 'g3', times: 1, mishap: { kind: 'unreadable' } });
    await sync(scene);
    expect(scene.engine().status()).toMatchObject({ phase: 'needsAttention', quarantined: 1 });
    expect(scene.here(scene.at('g3'))).toBe('g3: a b');
    expect(await sync(scene)).toEqual(['readChanges', 'getGroup']);
    expect(scene.here(scene.at('g3'))).toBe('Renamed: a b');
    expect(scene.engine().status().phase).toBe('upToDate');
    expect(await sync(scene)).toEqual(['readChanges']);
  });

  it('[P6] a group set aside is mended when it is read well because it comes onto the screen', async () => {
    const scene = await synced();
    scene.server.update('others', 'g3', { name: 'Renamed' });
    scene.remote.addFault({ remoteId: 'g3', times: 1, mishap: { kind: 'unreadable' } });
    await sync(scene);
    await scene.clock.advance(60_000);
    scene.requests();
    scene.engine().focus(scene.at('g3'));
    await scene.comeToRest();
    expect(scene.requests()).toEqual(['getGroup']);
    expect(await sync(scene)).toEqual(['getGroup', 'readChanges']);
    expect(scene.engine().status().phase).toBe('upToDate');
  });

  it('[P6] groups of which none can be read do not hold up the feed', async () => {
    const scene = await synced();
    for (const id of ['g1', 'g2']) {
      scene.server.update('others', id, { name: `Odd ${id}` });
      scene.remote.addFault({ remoteId: id, times: 2, mishap: { kind: 'status', status: 403 } });
    }
    await sync(scene);
    scene.server.update('others', 'g3', { name: 'Renamed' });
    expect(await sync(scene)).toEqual(['readChanges', ...Array(3).fill('getGroup')]);
    expect(scene.here(scene.at('g3'))).toBe('Renamed: a b');
    expect(scene.engine().status().quarantined).toBe(2);
  });

  it('[P6] a group that the full pull could not read is read again by the next incremental one', async () => {
    const scene = createScene(withFeed());
    scene.remote.addFault({ remoteId: 'g3', times: 1, mishap: { kind: 'unreadable' } });
    scene.engine().start();
    await scene.comeToRest();
    expect(scene.store.groupOf('g3')).toBeNull();
    expect(await sync(scene)).toEqual(['readChanges', 'getGroup']);
    expect(scene.here(scene.at('g3'))).toBe('g3: a b');
    expect(scene.engine().status().phase).toBe('upToDate');
  });

  it('[P6] a group set aside and deleted since is set aside no longer', async () => {
    const scene = await synced();
    scene.server.update('others', 'g3', { name: 'Renamed' });
    scene.remote.addFault({ remoteId: 'g3', times: 1, mishap: { kind: 'unreadable' } });
    await sync(scene);
    scene.server.feed.disturb('forgotten', 1);
    scene.server.remove('others', 'g3');
    await sync(scene);
    expect(scene.store.groupOf('g3')).toBeNull();
    expect(scene.engine().status().phase).toBe('upToDate');
  });

  it('[P6] somebody the feed told of badly is counted, and mended when told of well', async () => {
    const scene = await synced();
    scene.remote.unreadable = [{ kind: 'person', remoteId: 'a', raw: '{}', reason: 'No name.' }];
    await sync(scene);
    expect(scene.engine().status()).toMatchObject({ phase: 'needsAttention', quarantined: 1 });
    scene.server.admit('a', 'Anna');
    await sync(scene);
    expect(scene.engine().status().phase).toBe('upToDate');
  });

  it('[P6] what only a full pull can mend is looked at within the hour', async () => {
    const scene = await synced();
    scene.remote.unreadable = [{ kind: 'membership', remoteId: 'x', raw: '{}', reason: 'Odd.' }];
    await sync(scene);
    await scene.clock.advance(50 * 60_000);
    expect(scene.engine().status().phase).toBe('needsAttention');
    await scene.clock.advance(20 * 60_000);
    expect(scene.engine().status().phase).toBe('upToDate');
  });
});
