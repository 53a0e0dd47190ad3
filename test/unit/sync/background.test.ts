import { describe, expect, it } from 'vitest';
import { hasSlept } from '#electron/sync/clockJump.ts';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, createSyncedScene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a'] } };
const minute = 60_000;
const hour = 60 * minute;

describe('an edit', () => {
  it('is sent 300 ms after the last of a burst', async () => {
    const scene = await createSyncedScene(kitchen);
    for (const name of ['B', 'Ba', 'Bar']) {
      scene.rename(scene.at('kitchen'), name);
      await scene.clock.advance(200);
    }
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(99);
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(1);
    expect(scene.requests()).toEqual(['getGroup', 'updateGroup', 'getGroup']);
  });

  it('is sent after two seconds, however long the burst', async () => {
    const scene = await createSyncedScene(kitchen);
    for (let times = 0; times < 9; times += 1) {
      scene.rename(scene.at('kitchen'), `Bar ${times}`);
      await scene.clock.advance(200);
    }
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(199);
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(1);
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });
});

describe('sleep', () => {
  it.each([
    [0, false],
    [29_999, false],
    [30_000, true],
    [8 * hour, true],
    [-hour, false],
  ])('is what makes a timer late by %i ms: %s', (lateMs, slept) => {
    expect(hasSlept(1_000_000, 1_000_000 + lateMs)).toBe(slept);
  });

  it.each([2 * minute, 8 * hour])(
    'of %i ms ends with an attempt at everything, noticed by a timer that is late where no host tells of it',
    async (sleptMs) => {
      const scene = await createSyncedScene({ groups: { kitchen: ['a'], choir: [] } });
      scene.remote.addFault({ operation: 'updateGroup', times: 6, mishap: { kind: 'timeOut' } });
      scene.rename(scene.at('kitchen'), 'Bar');
      await scene.clock.advance(15_000);
      expect(scene.store.rows()).toMatchObject([{ state: 'waiting' }]);
      scene.server.join('others', 'choir', ['b'], false);
      scene.remote.clearFaults();
      scene.clock.setWallClock(scene.clock.nowMs() + sleptMs);
      // The timer fires as soon as the machine runs again.
      await scene.clock.advance(scene.clock.nextTimerInMs() ?? 0);
      expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
      expect(scene.here(scene.at('choir')), 'pulled as well').toBe('choir: b');
      expect(scene.engine().status().phase).toBe('upToDate');
    },
  );

  it.each<[string, (scene: Awaited<ReturnType<typeof createSyncedScene>>) => void]>([
    ['the computer woke', ({ engine }) => engine().wake()],
    ['the user asks', ({ engine }) => engine().requestSync()],
    ['the network is there again', ({ setNetwork }) => setNetwork(true)],
  ])('or not: when %s, a group’s own backoff is cut short', async (_name, happen) => {
    const scene = await createSyncedScene(kitchen);
    const mishap = { kind: 'timeOut' } as const;
    scene.remote.addFault({ operation: 'updateGroup', times: 6, mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(15_000);
    const [row] = scene.store.rows();
    expect(row).toMatchObject({ state: 'waiting' });
    scene.remote.clearFaults();
    happen(scene);
    await settle();
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
    expect(scene.engine().status()).toMatchObject({ phase: 'upToDate', problem: null });
  });
});

describe('a wall clock that is set back by a day', () => {
  it('delays no pull', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.clock.setWallClock(scene.clock.nowMs() - 24 * hour);
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    scene.requests();
    await scene.clock.advance(6 * minute);
    expect(scene.requests()).toContain('listGroups');
  });

  it('delays no edit that waits for its time', async () => {
    const scene = await createSyncedScene(kitchen);
    const mishap = { kind: 'timeOut' } as const;
    scene.remote.addFault({ operation: 'updateGroup', times: 1, mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    expect(scene.store.rows()).toMatchObject([{ state: 'waiting' }]);
    scene.clock.setWallClock(scene.clock.nowMs() - 24 * hour);
    await scene.clock.advance(6 * minute);
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('makes a rate limit last no longer than twice', async () => {
    const scene = await createSyncedScene(kitchen);
    const mishap = { kind: 'status', status: 429, retryAfterMs: 50_000 } as const;
    scene.remote.addFault({ operation: 'getGroup', times: 1, mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(20_000);
    scene.clock.setWallClock(scene.clock.nowMs() - 24 * hour);
    scene.engine().wake();
    scene.requests();
    await scene.clock.advance(30_000);
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(20_000);
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('and forth again changes nothing', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.clock.setWallClock(scene.clock.nowMs() - 24 * hour);
    scene.engine().wake();
    await scene.comeToRest();
    scene.clock.setWallClock(scene.clock.nowMs() + 24 * hour);
    scene.engine().wake();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    scene.requests();
    await scene.clock.advance(4 * minute);
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(2 * minute);
    expect(scene.requests()).toContain('listGroups');
  });
});

describe('a rate limit', () => {
  it('that every pull runs into does not keep edits from being sent', async () => {
    const scene = await createSyncedScene(kitchen);
    const mishap = { kind: 'status', status: 429, retryAfterMs: 10_000 } as const;
    scene.remote.addFault({ operation: 'listGroups', mishap });
    scene.engine().requestSync();
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(25_000);
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('smaller than a page of groups does not make a pull read the same groups for ever', async () => {
    const groups = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, []]));
    const scene = createScene({ groups, pageSize: 6 });
    let left = 2;
    const { getGroup } = scene.remote;
    const refusal = { kind: 'http', status: 429, serverMessage: null, serverCode: null } as const;
    scene.remote.getGroup = (remoteId, signal) => {
      left -= 1;
      if (left >= 0) return getGroup(remoteId, signal);
      return Promise.resolve({ ok: false, failure: { ...refusal, retryAfterMs: minute } });
    };
    scene.engine().start();
    for (let window = 0; window < 4; window += 1) {
      await scene.clock.advance(minute);
      left = 2;
    }
    expect(scene.engine().status().phase).toBe('upToDate');
    expect(scene.store.groups()).toHaveLength(6);
  });

  it('does not let a copy from before a push pass for one from after it', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: ['a'], office: [] } });
    const mishap = { kind: 'status', status: 429, retryAfterMs: minute } as const;
    scene.remote.addFault({ operation: 'getGroup', remoteId: 'office', times: 1, mishap });
    scene.engine().requestSync();
    await settle();
    // The kitchen has been read, the page has not been stored; then an edit of it goes out, and another one may not.
    scene.rename(scene.at('kitchen'), 'Bar');
    scene.rename(scene.at('office'), 'Desk');
    scene.remote.addFault({ operation: 'updateGroup', remoteId: 'office', times: 1, mishap });
    await scene.clock.advance(minute);
    expect(scene.here(scene.at('kitchen'))).toBe('Bar: a');
    const shown: (string | null)[] = [];
    scene.engine().onStatus(() => shown.push(scene.here(scene.at('kitchen'))));
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(new Set(shown)).toEqual(new Set(['Bar: a']));
  });
});
