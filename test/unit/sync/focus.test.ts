import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createSyncedScene, type Scene } from './scenes.ts';

const groups = { choir: ['a'], kitchen: ['a'], office: ['b'] };
const stale = 31_000;

/** After its first pull, long enough ago that no copy is fresh. */
async function staleScene(options: Parameters<typeof createSyncedScene>[0] = {}): Promise<Scene> {
  const scene = await createSyncedScene({ groups, ...options });
  await scene.clock.advance(stale);
  scene.requests();
  return scene;
}

const reads = ({ remote }: Scene) =>
  remote.calls.flatMap(({ operation, remoteId }) => (operation === 'getGroup' ? [remoteId] : []));

describe('a group that comes onto the screen', () => {
  it('is read at once when its copy is not fresh, and nothing else is', async () => {
    const scene = await staleScene();
    scene.server.join('others', 'kitchen', ['b'], false);
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests()).toEqual(['getGroup']);
    expect(scene.here(scene.at('kitchen'))).toBe('kitchen: a b');
    expect(scene.engine().status().phase).toBe('upToDate');
    expect(scene.store.cycles.at(-1)).toMatchObject({ kind: 'pull', outcome: 'done', requests: 1 });
  });

  it('is not read while its copy is fresh, by the engine’s clock', async () => {
    const scene = await createSyncedScene({ groups });
    await scene.clock.advance(29_000);
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(1_000);
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests()).toEqual(['getGroup']);
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests()).toEqual([]);
  });

  it('is not fresh because the clock was set back', async () => {
    const scene = await createSyncedScene({ groups });
    scene.clock.setWallClock(scene.clock.nowMs() - 3_600_000);
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests()).toEqual(['getGroup']);
  });

  it.each<[string, (scene: Scene) => void]>([
    ['offline', (scene) => scene.engine().setOffline(true)],
    ['without a network', (scene) => scene.setNetwork(false)],
    ['paused', (scene) => scene.engine().pause()],
  ])('is not read while %s', async (_name, halt) => {
    const scene = await staleScene();
    halt(scene);
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests()).toEqual([]);
  });

  it('is not asked for where the server has no copy of it', async () => {
    const scene = await staleScene();
    scene.engine().setOffline(true);
    const groupId = scene.create('New');
    scene.remote.addFault({ operation: 'write', mishap: { kind: 'status', status: 500 } });
    scene.engine().setOffline(false);
    await scene.clock.advance(stale);
    scene.requests();
    scene.engine().focus(groupId);
    await settle();
    expect(scene.requests()).toEqual([]);
  });

  it('takes its unsent edits along: the copy is merged, not shown in their place', async () => {
    const scene = await staleScene();
    scene.server.join('others', 'kitchen', ['b'], false);
    scene.remote.addFault({ operation: 'write', mishap: { kind: 'status', status: 500 } });
    scene.add(scene.at('kitchen'), 'c');
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.here(scene.at('kitchen'))).toBe('kitchen: a b c');
  });
});

describe('clicking through many groups', () => {
  it('sends one request at a time, and only for the group that is on the screen then', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `g${String(index).padStart(2, '0')}`);
    const scene = await staleScene({ groups: Object.fromEntries(ids.map((id) => [id, []])) });
    const before = reads(scene).length;
    const gate = scene.remote.hold('getGroup');
    for (const id of ids) scene.engine().focus(scene.at(id));
    await gate.arrived;
    expect(scene.requests()).toEqual(['getGroup']);
    gate.release();
    await settle();
    expect(reads(scene).slice(before)).toEqual(['g00', 'g49']);
  });

  it('and leaving them again reads none of those left', async () => {
    const scene = await staleScene();
    const gate = scene.remote.hold('getGroup');
    scene.engine().focus(scene.at('kitchen'));
    await gate.arrived;
    scene.engine().focus(scene.at('choir'));
    scene.engine().focus(null);
    gate.release();
    await settle();
    expect(scene.requests()).toEqual(['getGroup']);
  });
});

describe('a push', () => {
  it('is never delayed by a look at a group: the look is given up, and taken again after it', async () => {
    const scene = await staleScene();
    const gate = scene.remote.hold('getGroup');
    scene.engine().focus(scene.at('choir'));
    await gate.arrived;
    scene.requests();
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(299);
    expect(scene.engine().status().phase).toBe('pulling');
    // The answer comes after the push was due: by then its run was told to end, and nothing of it is used.
    scene.server.join('others', 'choir', ['c'], false);
    await scene.clock.advance(1);
    gate.release();
    await settle();
    expect(scene.there(scene.at('kitchen'))).toBe('Bar: a');
    expect(scene.requests()).toEqual(['getGroup', 'updateGroup', 'getGroup', 'getGroup']);
    expect(scene.here(scene.at('choir'))).toBe('choir: a c');
    expect(scene.store.cycles.map(({ kind, outcome }) => `${kind} ${outcome}`).slice(-3)).toEqual([
      'pull aborted',
      'push done',
      'pull done',
    ]);
  });

  it('that runs goes first', async () => {
    const scene = await staleScene();
    const gate = scene.remote.hold('updateGroup');
    scene.rename(scene.at('kitchen'), 'Bar');
    await scene.clock.advance(300);
    await gate.arrived;
    scene.engine().focus(scene.at('choir'));
    await settle();
    expect(scene.requests()).toEqual(['getGroup', 'updateGroup']);
    gate.release();
    await settle();
    expect(scene.requests()).toEqual(['getGroup', 'getGroup']);
    expect(reads(scene).at(-1)).toBe('choir');
  });
});

describe('a pull', () => {
  it('begins with the group on the screen, and reads it once', async () => {
    const scene = await staleScene();
    scene.engine().focus(scene.at('office'));
    await settle();
    scene.requests();
    const from = reads(scene).length;
    scene.engine().requestSync();
    await settle();
    expect(scene.requests()[0]).toBe('getGroup');
    expect(reads(scene).slice(from)).toEqual(['office', 'choir', 'kitchen']);
    expect(scene.store.cycles.at(-1)).toMatchObject({ requests: 1 + 2 + 1 + 2 });
  });

  it('does not begin with a group that is only here', async () => {
    const scene = await staleScene();
    scene.engine().setOffline(true);
    scene.engine().focus(scene.create('New'));
    scene.engine().setOffline(false);
    await settle();
    expect(scene.requests()[0]).toBe('listPeople');
  });
});

describe('a group on the screen that is in trouble there', () => {
  it('and deleted there is gone after a whole pull, which has seen the list as well', async () => {
    const scene = await staleScene();
    const groupId = scene.at('kitchen');
    scene.server.remove('others', 'kitchen');
    scene.engine().focus(groupId);
    await settle();
    expect(scene.here(groupId)).toBeNull();
    expect(scene.engine().status().phase).toBe('upToDate');
    expect(scene.requests().slice(0, 3)).toEqual(['getGroup', 'getGroup', 'listPeople']);
  });

  it('[P6] and not ours to see is set aside by a whole pull, and shown', async () => {
    const scene = await staleScene();
    scene.remote.addFault({ remoteId: 'kitchen', mishap: { kind: 'status', status: 403 } });
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.engine().status()).toMatchObject({ phase: 'needsAttention', quarantined: 1 });
    scene.requests();
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.requests(), 'not again and again').toEqual([]);
  });

  it.each([
    ['no network', { kind: 'dropRequest' }, 'network'],
    ['500', { kind: 'status', status: 500 }, 'server'],
    ['429', { kind: 'status', status: 429, retryAfterMs: 20_000 }, 'rateLimited'],
  ] as const)('[P7] (%s) is not up to date, and read again', async (_name, mishap, problem) => {
    const scene = await staleScene();
    scene.remote.addFault({ times: 1, mishap });
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.engine().status()).toMatchObject({
      phase: 'backingOff',
      problem: { kind: problem },
      nextAttemptAt: expect.any(String),
    });
    expect(await scene.comeToRest()).toMatchObject({ phase: 'upToDate', problem: null });
  });

  it('does not hide that the pull fails', async () => {
    const scene = await staleScene();
    const mishap = { kind: 'status', status: 500 } as const;
    scene.remote.addFault({ operation: 'listGroups', mishap });
    scene.engine().requestSync();
    await settle();
    scene.engine().focus(scene.at('kitchen'));
    await settle();
    expect(scene.engine().status()).toMatchObject({
      phase: 'backingOff',
      problem: { kind: 'server' },
    });
  });
});

it('stopping ends a look at a group', async () => {
  const scene = await staleScene();
  const gate = scene.remote.hold('getGroup');
  scene.engine().focus(scene.at('kitchen'));
  await gate.arrived;
  const stopped = scene.engine().stop(60_000);
  gate.release();
  await stopped;
  expect(scene.store.cycles.at(-1)).toMatchObject({ outcome: 'aborted', requests: 1 });
});
