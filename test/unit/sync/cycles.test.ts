import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, createSyncedScene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a'] } };

describe('the log', () => {
  it('holds the bytes and the requests of each run, and not those of the one before', async () => {
    const scene = await createSyncedScene(kitchen);
    const before = scene.remote.traffic();
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    const after = scene.remote.traffic();
    expect(scene.store.cycles.at(-1)).toMatchObject({
      kind: 'push',
      outcome: 'done',
      requests: 3,
      bytesSent: after.bytesSent - before.bytesSent,
      bytesReceived: after.bytesReceived - before.bytesReceived,
    });
    expect(after.bytesReceived).toBeGreaterThan(before.bytesReceived);
  });

  it.each(['pause', 'offline'])('holds what was sent before a %s', async (how) => {
    const scene = createScene(kitchen);
    const gate = scene.remote.hold('listGroups');
    scene.engine().start();
    await gate.arrived;
    if (how === 'pause') scene.engine().pause();
    else scene.engine().setOffline(true);
    gate.release();
    await settle();
    expect(scene.store.cycles).toMatchObject([
      { kind: 'pull', outcome: 'aborted', requests: 3, people: 4 },
    ]);
  });

  it('holds a run that was cut off by the deadline of stopping, once', async () => {
    const scene = await createSyncedScene(kitchen);
    const gate = scene.remote.hold('updateGroup');
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    const stopped = scene.engine().stop(1_000);
    await scene.clock.advance(1_000);
    await stopped;
    gate.release();
    await settle();
    expect(scene.store.cycles.filter(({ kind }) => kind === 'push')).toMatchObject([
      { outcome: 'aborted', requests: 2 },
    ]);
  });

  it('holds nothing of a run that sent nothing', async () => {
    const scene = await createSyncedScene(kitchen);
    const cycles = scene.store.cycles.length;
    scene.remote.listPeople = () =>
      Promise.resolve({
        ok: false,
        failure: {
          kind: 'http',
          status: 429,
          retryAfterMs: 1_000,
          serverMessage: null,
          serverCode: null,
        },
      });
    scene.engine().requestSync();
    await settle();
    expect(scene.engine().status().phase).toBe('backingOff');
    expect(scene.store.cycles).toHaveLength(cycles);
  });
});
