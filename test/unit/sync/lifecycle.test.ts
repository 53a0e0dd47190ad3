import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, createSyncedScene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a'] } };

describe('offline', () => {
  it('by choice from the start, it asks nothing and keeps every edit', async () => {
    const scene = createScene({ ...kitchen, offlineByChoice: true });
    scene.engine().start();
    scene.create('Choir', ['a']);
    await scene.clock.advance(3_600_000);
    expect(scene.requests()).toEqual([]);
    expect(scene.engine().status()).toMatchObject({
      phase: 'offline',
      isOfflineByChoice: true,
      waiting: 1,
    });
    scene.engine().setOffline(false);
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', isOfflineByChoice: false });
    expect(scene.server.groups.size).toBe(2);
  });

  it('for want of a network, it goes on when there is one', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.setNetwork(false);
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(600_000);
    expect(scene.engine().status()).toMatchObject({ phase: 'offline', isOfflineByChoice: false });
    scene.setNetwork(true);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('in the middle of a push, puts back what was on its way', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('updateGroup');
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    expect(scene.store.rows()).toMatchObject([{ state: 'sending' }]);
    scene.engine().setOffline(true);
    gate.release();
    await settle();
    expect(scene.store.rows()).toMatchObject([{ state: 'queued' }]);
    scene.engine().setOffline(false);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('and back before the last request has ended, never has two at work', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('updateGroup');
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    scene.requests();
    scene.engine().setOffline(true);
    scene.engine().setOffline(false);
    await scene.clock.advance(10_000);
    expect(scene.requests()).toEqual([]);
    gate.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
  });

  it('[P4] keeps the id of a group that was made just then', async () => {
    const scene = await createSyncedScene({ capabilities: { clientChosenGroupIds: false } });
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation === 'createGroup' && moment === 'answered') scene.engine().setOffline(true);
    };
    const groupId = scene.create('Choir', ['a']);
    await scene.clock.advance(300);
    const [group] = scene.store.groups();
    expect(group).toMatchObject({ groupId, remoteId: 'made-by-server-1' });
    scene.engine().setOffline(false);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.server.groups.size).toBe(1);
  });
});

it('a pause by the user holds until it is ended', async () => {
  const scene = await createSyncedScene(kitchen);
  scene.engine().pause();
  scene.rename(scene.at('kitchen'), 'Bar');
  scene.engine().requestSync();
  await scene.clock.advance(600_000);
  expect(scene.requests()).toEqual([]);
  expect(scene.engine().status().phase).toBe('paused');
  scene.engine().resume();
  expect((await scene.comeToRest()).phase).toBe('upToDate');
});

describe('a restart', () => {
  it('[P1] in the middle of a request sends the edit again, with the same id', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('addMembers');
    scene.add(scene.at('kitchen'), 'b');
    await scene.clock.advance(300);
    await gate.arrived;
    const [before] = scene.store.rows();
    scene.restart();
    const [after] = scene.store.rows();
    expect(after).toMatchObject({ state: 'queued', command: before?.command });
    gate.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('kitchen'))).toBe('kitchen: a b');
    expect(scene.server.deeds.filter(({ what }) => what.kind === 'joined')).toHaveLength(2);
  });

  it('[P2] between the acknowledgement and the copy that holds it loses nothing', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.onAwait = ({ operation }, moment) => {
      const [row] = scene.store.rows();
      if (operation === 'getGroup' && moment === 'answered' && row?.state === 'acked') {
        scene.remote.onAwait = null;
        scene.restart();
      }
    };
    scene.rename(scene.at('kitchen'), 'Bar');
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.here(scene.at('kitchen'))).toBe('Bar: a');
    expect(scene.server.deeds.filter(({ what }) => what.kind === 'named')).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('sends what was just edited, and is over', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.engine().stop(3_000);
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
    expect(scene.store.rows()).toEqual([]);
    expect(scene.engine().status().phase).toBe('stopping');
    expect(scene.clock.nextTimerInMs()).toBeNull();
  });

  it('is over at its deadline when the server does not answer, and leaves the store alone', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('updateGroup');
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    let isOver = false;
    const stopped = scene
      .engine()
      .stop(3_000)
      .then(() => {
        isOver = true;
      });
    await scene.clock.advance(2_999);
    expect(isOver).toBe(false);
    await scene.clock.advance(1);
    await stopped;
    const before = JSON.stringify(scene.store.rows());
    gate.release();
    await settle();
    expect(JSON.stringify(scene.store.rows())).toBe(before);
    expect(scene.store.rows()).toMatchObject([{ state: 'sending' }]);
  });

  it('leaves the store alone also where a run has not sent its first request', async () => {
    const pulling = createScene(kitchen);
    pulling.engine().start();
    void pulling.engine().stop(0);
    pulling.takeStoreAway();
    const pushing = await createSyncedScene(kitchen);
    pushing.create('Choir');
    // The first stop begins to send what is gathered; the second one leaves no time for it.
    void pushing.engine().stop(60_000);
    void pushing.engine().stop(0);
    pushing.takeStoreAway();
    await settle();
    expect([...pulling.warnings, ...pushing.warnings]).toEqual([]);
    expect(pushing.store.rows()).toMatchObject([{ state: 'queued' }]);
  });

  it('with no time at all is over at once', async () => {
    const scene = createScene(kitchen);
    scene.engine().start();
    await scene.engine().stop(0);
    scene.requests();
    await scene.clock.advance(600_000);
    expect(scene.requests()).toEqual([]);
  });

  it('twice is stopping once', async () => {
    const scene = await createSyncedScene(kitchen);
    await Promise.all([scene.engine().stop(1_000), scene.engine().stop(1_000)]);
    scene.engine().requestSync();
    scene.engine().start();
    await scene.clock.advance(600_000);
    expect(scene.requests()).toEqual([]);
  });

  it('before it was started is over at once', async () => {
    const scene = createScene(kitchen);
    await scene.engine().stop(1_000);
    expect(scene.requests()).toEqual([]);
  });
});

describe('being idle', () => {
  it('comes when the pull and the edits are through, the ones just made included', async () => {
    const scene = createScene(kitchen);
    scene.engine().start();
    await scene.engine().whenIdle();
    expect(scene.engine().status().phase).toBe('upToDate');
    scene.rename(scene.at('kitchen'), 'Bar');
    const idle = scene.engine().whenIdle();
    await scene.clock.advance(300);
    await idle;
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('does not wait for what waits for time, the network or somebody', async () => {
    const scene = createScene(kitchen);
    scene.remote.addFault({ times: 1, mishap: { kind: 'dropRequest' } });
    scene.engine().start();
    await scene.engine().whenIdle();
    expect(scene.engine().status().phase).toBe('backingOff');
    scene.engine().setOffline(true);
    scene.create('Choir');
    await scene.engine().whenIdle();
    expect(scene.engine().status().phase).toBe('offline');
  });

  it('comes when it is stopped', async () => {
    const scene = createScene(kitchen);
    scene.remote.hold('listPeople');
    scene.engine().start();
    const idle = scene.engine().whenIdle();
    await scene.engine().stop(0);
    await idle;
    expect(scene.engine().status().phase).toBe('stopping');
  });
});

describe('listeners', () => {
  it('hear every change of phase, and nothing after they have left', async () => {
    const scene = createScene(kitchen);
    const heard: string[] = [];
    const stop = scene.engine().onStatus(({ phase }) => heard.push(phase));
    scene.engine().start();
    await scene.comeToRest();
    expect(heard).toEqual(['pulling', 'upToDate']);
    stop();
    scene.engine().setOffline(true);
    expect(heard).toHaveLength(2);
  });

  it('may steer the engine from where they are', async () => {
    const scene = createScene(kitchen);
    const stop = scene.engine().onStatus(({ phase }) => {
      if (phase === 'upToDate') scene.engine().setOffline(true);
    });
    scene.engine().start();
    expect((await scene.comeToRest()).phase).toBe('offline');
    stop();
  });
});
