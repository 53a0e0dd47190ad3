import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, createSyncedScene, type Scene } from './scenes.ts';

const eight = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [`g${index}`, ['a', 'b']] as const),
);
const names = ({ store }: Scene) =>
  store
    .groups()
    .flatMap(({ view }) => (view === null ? [] : [view.fields.name]))
    .sort();

describe('a first pull', () => {
  it('brings everybody and every group, page by page', async () => {
    const scene = createScene({ groups: eight, pageSize: 3 });
    scene.engine().start();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(names(scene)).toEqual(Object.keys(eight));
    expect(scene.here(scene.at('g5'))).toBe('g5: a b');
    expect([...scene.store.people().values()].map(({ status }) => status)).toEqual([
      'active',
      'active',
      'active',
      'active',
    ]);
    expect(scene.store.cycles).toMatchObject([
      { kind: 'pull', outcome: 'done', requests: 2 + 3 + 8, people: 4, groups: 8, memberships: 16 },
    ]);
  });

  it('[P7] says what it is doing, and is not up to date before the end', async () => {
    const scene = createScene({ groups: eight });
    scene.remote.onAwait = () => scene.clock.setWallClock(scene.clock.nowMs() + 100);
    scene.engine().start();
    await scene.comeToRest();
    const phases = scene.statuses.map(({ phase }) => phase);
    expect(phases.indexOf('upToDate')).toBe(phases.length - 1);
    const progress = scene.statuses.flatMap((status) => status.progress ?? []);
    expect(progress).toContainEqual({ label: 'people', done: 3, total: null });
    expect(progress).toContainEqual({ label: 'groups', done: 4, total: null });
    expect(scene.engine().status().progress).toBeNull();
  });

  it('reads at most four groups at a time', async () => {
    const scene = createScene({ groups: eight, pageSize: 8 });
    let underWay = 0;
    let most = 0;
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'getGroup') return;
      underWay += moment === 'asked' ? 1 : -1;
      most = Math.max(most, underWay);
    };
    scene.engine().start();
    await scene.comeToRest();
    expect(most).toBe(4);
  });
});

describe('a pull that is cut off', () => {
  it('goes on among the groups where it was, after a restart', async () => {
    const scene = createScene({ groups: eight, pageSize: 2 });
    const gate = scene.remote.hold('listGroups');
    scene.engine().start();
    await gate.arrived;
    gate.release();
    const second = scene.remote.hold('listGroups');
    await second.arrived;
    scene.requests();
    scene.restart();
    second.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(names(scene)).toEqual(Object.keys(eight));
    // The people are complete and the first page is here: neither is asked for again.
    expect(scene.requests().filter((request) => request !== 'getGroup')).toEqual([
      'listGroups',
      'listGroups',
      'listGroups',
    ]);
  });

  it('tries a page again that could not be read in full', async () => {
    const scene = createScene({ groups: eight, pageSize: 4 });
    scene.remote.addFault({ remoteId: 'g5', times: 2, mishap: { kind: 'status', status: 500 } });
    scene.engine().start();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(names(scene)).toEqual(Object.keys(eight));
    const outcomes = scene.store.cycles.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['http 500', 'http 500', 'done']);
  });

  it('leaves nothing behind of an answer that came after it was over', async () => {
    const scene = createScene({ groups: eight });
    const gate = scene.remote.hold('listGroups');
    scene.engine().start();
    await gate.arrived;
    scene.engine().setOffline(true);
    gate.release();
    await settle();
    expect(scene.store.groups()).toEqual([]);
    expect(scene.engine().status().phase).toBe('offline');
  });
});

describe('while the server changes', () => {
  it('a group deleted between the list and the read is left out', async () => {
    const scene = createScene({ groups: eight, pageSize: 8 });
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation === 'listGroups' && moment === 'answered') {
        scene.remote.onAwait = null;
        scene.server.remove('others', 'g3');
      }
    };
    scene.engine().start();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    expect(names(scene)).not.toContain('g3');
  });

  it('a group that was deleted is gone after the next pull', async () => {
    const scene = await createSyncedScene({ groups: eight });
    scene.server.remove('others', 'g3');
    scene.engine().requestSync();
    await scene.comeToRest();
    expect(names(scene)).not.toContain('g3');
  });

  it('[P3] a group the list forgot is asked for before it counts as deleted', async () => {
    const scene = await createSyncedScene({ groups: eight });
    const group = scene.server.groups.get('g3');
    if (group !== undefined) group.order = -1;
    scene.engine().requestSync();
    await scene.comeToRest();
    expect(names(scene)).toContain('g3');
  });

  it('[P3] an unsent edit of a group deleted there is kept, and so is the copy', async () => {
    const scene = await createSyncedScene({ groups: { g1: ['a'] }, offlineByChoice: false });
    scene.engine().setOffline(true);
    scene.add(scene.at('g1'), 'b');
    scene.server.remove('others', 'g1');
    scene.engine().setOffline(false);
    const status = await scene.comeToRest();
    expect(status).toMatchObject({ phase: 'needsAttention', conflicts: 1, waiting: 0 });
    expect(scene.here(scene.at('g1'))).toBe('g1: a b');
    // Further pulls find the same, and say it once.
    scene.engine().requestSync();
    expect(await scene.comeToRest()).toMatchObject({ conflicts: 1 });
  });

  it('somebody no longer listed is kept as gone', async () => {
    const scene = await createSyncedScene();
    scene.server.people.delete('c');
    scene.engine().requestSync();
    await scene.comeToRest();
    expect(scene.store.people().get('c')?.status).toBe('gone');
  });
});

describe('what cannot be understood', () => {
  it('[P6] [P7] is set aside, counted, and stops nothing', async () => {
    const scene = createScene({ groups: eight });
    scene.remote.unreadable = [{ kind: 'person', remoteId: 'z', raw: '{}', reason: 'No name.' }];
    scene.engine().start();
    expect(await scene.comeToRest()).toMatchObject({ phase: 'needsAttention', quarantined: 1 });
    expect(names(scene)).toEqual(Object.keys(eight));
  });

  it('[P6] a group that cannot be read is set aside, and what we have of it stays', async () => {
    const scene = await createSyncedScene({ groups: eight });
    scene.remote.addFault({ remoteId: 'g3', times: 1, mishap: { kind: 'unreadable' } });
    scene.engine().requestSync();
    expect(await scene.comeToRest()).toMatchObject({ phase: 'needsAttention', quarantined: 1 });
    expect(scene.here(scene.at('g3'))).toBe('g3: a b');
    scene.engine().requestSync();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
  });

  it('a server that answers everything with something else is not taken for the truth', async () => {
    const scene = await createSyncedScene({ groups: eight });
    scene.remote.addFault({ times: 20, mishap: { kind: 'unreadable' } });
    scene.engine().requestSync();
    await settle();
    expect(scene.engine().status()).toMatchObject({
      phase: 'backingOff',
      problem: { kind: 'unreadable' },
    });
    expect(names(scene)).toEqual(Object.keys(eight));
  });

  it('a list that leads in circles ends in a backoff', async () => {
    const scene = createScene({ groups: eight, pageSize: 2 });
    const { listGroups } = scene.remote;
    scene.remote.listGroups = async (cursor, signal) => {
      const page = await listGroups(cursor === null ? null : '0', signal);
      return page.ok ? { ok: true, value: { ...page.value, nextCursor: 'again' } } : page;
    };
    scene.engine().start();
    await settle();
    expect(scene.engine().status().phase).toBe('backingOff');
  });
});

describe('afterwards', () => {
  it('it is pulled again every five minutes or so', async () => {
    const scene = await createSyncedScene({ groups: { g1: [] } });
    scene.server.update('others', 'g1', { name: 'Renamed' });
    await scene.clock.advance(4 * 60_000);
    expect(scene.requests()).toEqual([]);
    await scene.clock.advance(2 * 60_000);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: ');
  });

  it.each(['wake', 'requestSync'] as const)('%s pulls at once', async (what) => {
    const scene = await createSyncedScene({ groups: { g1: [] } });
    scene.server.update('others', 'g1', { name: 'Renamed' });
    scene.engine()[what]();
    await settle();
    expect(scene.here(scene.at('g1'))).toBe('Renamed: ');
  });
});
