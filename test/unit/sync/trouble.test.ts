import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, createSyncedScene } from './scenes.ts';

const kitchen = { groups: { kitchen: ['a'] } };

describe('a rate limit', () => {
  it('pauses everything until the server’s time, and the queue is kept', async () => {
    const scene = await createSyncedScene({ groups: { kitchen: [], choir: [] } });
    const mishap = { kind: 'status', status: 429, retryAfterMs: 45_000 } as const;
    scene.remote.addFault({ operation: 'write', times: 1, mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    scene.rename(scene.at('choir'), 'Singers');
    await scene.clock.advance(300);
    expect(scene.engine().status()).toMatchObject({
      phase: 'backingOff',
      waiting: 2,
      problem: { kind: 'rateLimited', status: 429 },
    });
    scene.requests();
    scene.engine().requestSync();
    scene.engine().wake();
    await scene.clock.advance(44_999);
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(1);
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('choir'))).toBe('Singers: ');
  });
});

describe('refused credentials', () => {
  it('pause as signed out, keep the queue, and end with new ones', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.addFault({ mishap: { kind: 'status', status: 401 } });
    scene.rename(scene.at('kitchen'), 'Bar');
    expect(await scene.comeToRest()).toMatchObject({
      phase: 'signedOut',
      waiting: 1,
      problem: { kind: 'signedOut', status: 401 },
    });
    expect(scene.store.rows()).toMatchObject([{ state: 'queued' }]);
    scene.requests();
    scene.engine().requestSync();
    await scene.clock.advance(3_600_000);
    expect(scene.requests()).toEqual([]);
    scene.remote.clearFaults();
    scene.engine().credentialsChanged();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });
});

it('a server that wants a newer Muster pauses it', async () => {
  const scene = createScene(kitchen);
  scene.remote.addFault({ mishap: { kind: 'status', status: 426 } });
  scene.engine().start();
  expect((await scene.comeToRest()).phase).toBe('updateRequired');
});

describe.each([
  ['no network', { kind: 'dropRequest' }, 'network'],
  ['a timeout', { kind: 'timeOut' }, 'timeout'],
  ['500', { kind: 'status', status: 500 }, 'server'],
  ['503', { kind: 'status', status: 503 }, 'server'],
  ['a permission lost for a while', { kind: 'status', status: 403 }, 'refused'],
  ['another server’s answer', { kind: 'unreadable' }, 'unreadable'],
] as const)('%s', (_name, mishap, problem) => {
  it('while pulling is tried again, ever later, until it works', async () => {
    const scene = createScene(kitchen);
    scene.remote.addFault({ operation: 'listGroups', times: 5, mishap });
    scene.engine().start();
    await settle();
    expect(scene.engine().status()).toMatchObject({
      phase: 'backingOff',
      problem: { kind: problem },
    });
    expect(scene.engine().status().nextAttemptAt).not.toBeNull();
    const before = scene.clock.nowMs();
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', problem: null });
    expect(scene.clock.nowMs() - before).toBeGreaterThan(10_000);
  });

  it('[P8] on the list of groups does not keep edits from being sent', async () => {
    const scene = await createSyncedScene(kitchen);
    scene.remote.addFault({ operation: 'listGroups', mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    scene.engine().requestSync();
    await scene.clock.advance(120_000);
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
    expect(scene.store.rows()).toEqual([]);
  });
});

describe('groups that cannot be read', () => {
  it('[P6] however many there are, keep no healthy group from its turn', async () => {
    const bad = Array.from({ length: 8 }, (_, n) => `bad${n}`);
    const groups = Object.fromEntries([...bad, 'good'].map((name) => [name, ['a']]));
    const scene = await createSyncedScene({ groups });
    for (const remoteId of bad) {
      const mishap = { kind: 'status', status: 500 } as const;
      scene.remote.addFault({ operation: 'getGroup', remoteId, times: 10_000, mishap });
      scene.rename(scene.at(remoteId), `${remoteId} too`);
    }
    scene.rename(scene.at('good'), 'Better');
    await scene.clock.advance(120_000);
    expect(scene.there(scene.at('good'))).toBe('Better: a');
  });
});

describe('a server error while one group is sent', () => {
  it('[P7] is told with its status as long as the edit waits, and written into the log', async () => {
    const scene = await createSyncedScene(kitchen);
    const mishap = { kind: 'status', status: 500, message: 'Oh no.' } as const;
    scene.remote.addFault({ operation: 'updateGroup', times: 1, mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    expect(scene.engine().status()).toMatchObject({
      phase: 'waiting',
      waiting: 1,
      problem: { kind: 'server', status: 500, serverMessage: 'Oh no.' },
    });
    expect(scene.store.cycles.at(-1)).toMatchObject({ kind: 'push', outcome: 'http 500' });
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', problem: null });
    expect(scene.store.cycles.at(-1)).toMatchObject({ kind: 'push', outcome: 'done' });
  });

  it('is told no more once the edit was discarded', async () => {
    const scene = await createSyncedScene(kitchen);
    const mishap = { kind: 'status', status: 500 } as const;
    scene.remote.addFault({ operation: 'updateGroup', times: 99, mishap });
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    scene.store.discard(scene.store.rows()[0]?.seq ?? 0);
    scene.engine().editCommitted();
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', problem: null });
    scene.rename(scene.at('kitchen'), 'Pub');
    expect(scene.engine().status(), 'nor of an edit made later').toMatchObject({
      waiting: 1,
      problem: null,
    });
  });
});

describe('trouble of our own', () => {
  it('a store that cannot write is no reason to stop trying', async () => {
    const scene = await createSyncedScene(kitchen);
    const { changeLane } = scene.store;
    scene.store.changeLane = () => {
      throw new Error('The disk is full.');
    };
    scene.restart();
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(20_000);
    expect(scene.engine().status().phase).toBe('backingOff');
    scene.store.changeLane = changeLane;
    scene.restart();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
  });

  it('a remote that throws is one that failed', async () => {
    const scene = createScene(kitchen);
    const { listPeople } = scene.remote;
    scene.remote.listPeople = () => Promise.reject(new TypeError('a bug'));
    scene.engine().start();
    await settle();
    expect(scene.engine().status().phase).toBe('backingOff');
    scene.remote.listPeople = listPeople;
    expect((await scene.comeToRest()).phase).toBe('upToDate');
  });
});
