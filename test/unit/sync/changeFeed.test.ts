import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { dayMs, eight, lastCycle, sync, synced, withFeed } from './feedScenes.ts';
import { createScene } from './scenes.ts';

describe('with a change feed', () => {
  it('the first pull asks where the feed stands before it reads anything, and is a full one', async () => {
    const scene = createScene(withFeed());
    scene.engine().start();
    await scene.comeToRest();
    const asked = scene.requests();
    expect(asked.slice(0, 3)).toEqual(['readChanges', 'listPeople', 'listGroups']);
    expect(asked).toHaveLength(3 + 8);
    expect(lastCycle(scene)?.isIncremental).toBeUndefined();
  });

  it('a pull with nothing changed is one request, and says so', async () => {
    const scene = await synced();
    expect(await sync(scene)).toEqual(['readChanges']);
    expect(lastCycle(scene)).toMatchObject({
      kind: 'pull',
      outcome: 'done',
      requests: 1,
      groups: 0,
      isIncremental: true,
    });
  });

  it('[P7] it is up to date as of the last time the feed was read', async () => {
    const scene = await synced();
    await scene.clock.advance(60_000);
    await sync(scene);
    expect(scene.engine().status()).toMatchObject({
      phase: 'upToDate',
      lastSuccessAt: scene.clock.now(),
    });
  });

  it('only what was changed is read', async () => {
    const scene = await synced();
    scene.server.update('others', 'g3', { name: 'Renamed' });
    scene.server.join('others', 'g5', ['c'], false);
    expect(await sync(scene)).toEqual(['readChanges', 'getGroup', 'getGroup']);
    expect(scene.here(scene.at('g3'))).toBe('Renamed: a b');
    expect(scene.here(scene.at('g5'))).toBe('g5: a b c');
    expect(lastCycle(scene)).toMatchObject({ groups: 2, memberships: 5, people: 0 });
  });

  it('at most four groups are read at a time', async () => {
    const scene = await synced();
    for (const id of Object.keys(eight)) scene.server.update('others', id, { description: 'New' });
    let underWay = 0;
    let most = 0;
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'getGroup') return;
      underWay += moment === 'asked' ? 1 : -1;
      most = Math.max(most, underWay);
    };
    await sync(scene);
    expect(most).toBe(4);
  });

  it('a new group comes in, with somebody nobody has told of yet', async () => {
    const scene = await synced();
    scene.server.people.set('z', { name: 'Zoe' });
    scene.server.create('others', 'new', 'New', null);
    scene.server.join('others', 'new', ['z'], false);
    await sync(scene);
    expect(scene.here(scene.at('new'))).toBe('New: z');
    expect(scene.store.people().get('z')?.status).toBe('unknown');
  });

  it('somebody new has a name, also where the feed tells of the group first', async () => {
    const scene = await synced({ pageSize: 1 });
    scene.server.people.set('z', { name: 'Zoe' });
    scene.server.join('others', 'g1', ['z'], false);
    scene.server.admit('z', 'Zoe');
    await sync(scene);
    expect(scene.store.people().get('z')).toMatchObject({ name: 'Zoe', status: 'active' });
  });

  it('a group deleted there is gone, and one that was never here stays away', async () => {
    const scene = await synced();
    scene.server.remove('others', 'g3');
    scene.server.create('others', 'brief', 'Brief', null);
    scene.server.remove('others', 'brief');
    await sync(scene);
    expect(scene.store.groupOf('g3')).toBeNull();
    expect(scene.store.groupOf('brief')).toBeNull();
    expect(await sync(scene)).toEqual(['readChanges']);
  });

  it('[P3] an unsent edit of a group deleted there is kept, and so is the copy', async () => {
    const scene = await synced();
    scene.engine().setOffline(true);
    scene.add(scene.at('g1'), 'c');
    scene.server.remove('others', 'g1');
    scene.engine().setOffline(false);
    const status = await scene.comeToRest();
    expect(status).toMatchObject({ phase: 'needsAttention', conflicts: 1, waiting: 0 });
    expect(scene.here(scene.at('g1'))).toBe('g1: a b c');
    expect(lastCycle(scene)?.isIncremental).toBe(true);
  });

  it('somebody who is gone is gone from every group here, though no group was named', async () => {
    const scene = await synced();
    scene.server.dismiss('b');
    expect(await sync(scene)).toEqual(['readChanges', ...Array(8).fill('getGroup')]);
    expect(scene.here(scene.at('g0'))).toBe('g0: a');
    expect(scene.store.people().get('b')?.status).toBe('gone');
  });
});

describe('what happens while a full pull is under way', () => {
  it('is told by the feed afterwards, whatever was read before it happened', async () => {
    const scene = createScene(withFeed({ pageSize: 2 }));
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'listGroups' || moment !== 'answered') return;
      if (scene.store.groupOf('g1') === null) return;
      scene.remote.onAwait = null;
      scene.server.update('others', 'g1', { name: 'Renamed' });
      scene.server.dismiss('b');
    };
    scene.engine().start();
    await scene.comeToRest();
    expect(scene.here(scene.at('g1'))).toBe('g1: a b');
    await sync(scene);
    expect(lastCycle(scene)?.isIncremental).toBe(true);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a');
    expect(scene.store.people().get('b')?.status).toBe('gone');
  });

  it('is told also where that pull was cut off: the feed is asked for its place once', async () => {
    const scene = createScene(withFeed({ pageSize: 2 }));
    const first = scene.remote.hold('listGroups');
    scene.engine().start();
    await first.arrived;
    first.release();
    const second = scene.remote.hold('listGroups');
    await second.arrived;
    scene.server.admit('a', 'Anna');
    scene.restart();
    second.release();
    await scene.comeToRest();
    expect(scene.requests().filter((request) => request === 'readChanges')).toHaveLength(1);
    expect(scene.store.people().get('a')?.name).toBe('Person a');
    await sync(scene);
    expect(scene.store.people().get('a')?.name).toBe('Anna');
  });
});

describe('a full pull', () => {
  it('takes no copy from before the feed was asked for its place for one from after it', async () => {
    const scene = await synced();
    scene.engine().focus(scene.at('g1'));
    await settle();
    scene.clock.setWallClock(scene.clock.nowMs() + dayMs);
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'getGroup' || moment !== 'answered') return;
      scene.remote.onAwait = null;
      scene.server.update('others', 'g1', { name: 'Renamed' });
    };
    await sync(scene);
    expect(lastCycle(scene)?.isIncremental).toBeUndefined();
    scene.engine().focus(null);
    await sync(scene);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a b');
  });
});

describe('our own edits in the feed', () => {
  it('are read once more and bring nothing about', async () => {
    const scene = await synced();
    scene.rename(scene.at('g1'), 'Ours');
    await scene.comeToRest();
    scene.requests();
    expect(await sync(scene)).toEqual(['readChanges', 'getGroup']);
    expect(await sync(scene)).toEqual(['readChanges']);
    expect(scene.store.cycles.map(({ kind }) => kind)).toEqual(['pull', 'push', 'pull', 'pull']);
  });

  it('[P2] [P8] what was acknowledged and not read back is read by the next pull, though the feed is silent', async () => {
    const scene = await synced();
    scene.server.feed.disturb('forgotten', 99);
    scene.rename(scene.at('g1'), 'Ours');
    // The read before the push goes well, the one after it does not.
    let reads = 0;
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'getGroup' || moment !== 'answered') return;
      reads += 1;
      if (reads === 1) {
        scene.remote.addFault({
          operation: 'getGroup',
          times: 1,
          mishap: { kind: 'status', status: 500 },
        });
      }
    };
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.store.rows()).toEqual([]);
    expect(scene.store.cycles.at(-1)).toMatchObject({ kind: 'pull', isIncremental: true });
  });

  it('[P4] a group whose create was never answered is known as ours before the feed tells of it', async () => {
    const scene = await synced({ capabilities: { clientChosenGroupIds: false } });
    scene.remote.addFault({ operation: 'createGroup', times: 1, mishap: { kind: 'dropAnswer' } });
    scene.create('Ours', ['a']);
    await scene.comeToRest();
    await sync(scene);
    const ours = scene.store.groups().filter(({ view }) => view?.fields.name === 'Ours');
    expect(ours).toHaveLength(1);
    expect(scene.store.rows()).toEqual([]);
    expect([...scene.server.groups.values()].filter(({ name }) => name === 'Ours')).toHaveLength(1);
  });
});

describe('a group that is gone there and kept here for its edits', () => {
  it('[P3] is asked for until they are given up, and is gone then, though the feed told of it once', async () => {
    const scene = await synced();
    scene.engine().setOffline(true);
    scene.rename(scene.at('g1'), 'Ours');
    scene.server.remove('others', 'g1');
    scene.engine().setOffline(false);
    await scene.comeToRest();
    expect(await sync(scene)).toEqual(['readChanges', 'getGroup']);
    expect(scene.here(scene.at('g1'))).toBe('Ours: a b');
    scene.store.discard(scene.store.rows()[0]?.seq ?? 0);
    expect(await sync(scene)).toEqual(['readChanges', 'getGroup']);
    expect(scene.store.groupOf('g1')).toBeNull();
    expect(await sync(scene)).toEqual(['readChanges']);
  });
});
