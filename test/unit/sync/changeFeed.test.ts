import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, createSyncedScene, type Scene, type SceneOptions } from './scenes.ts';

const eight = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [`g${index}`, ['a', 'b']] as const),
);
const dayMs = 24 * 3_600_000;

function withFeed(options: SceneOptions = {}): SceneOptions {
  return {
    groups: eight,
    pageSize: 100,
    ...options,
    capabilities: { changeFeed: true, ...options.capabilities },
  };
}

const synced = (options?: SceneOptions) => createSyncedScene(withFeed(options));

async function sync(scene: Scene): Promise<string[]> {
  scene.requests();
  scene.engine().requestSync();
  await scene.comeToRest();
  return scene.requests();
}

const lastCycle = ({ store }: Scene) => store.cycles.at(-1);

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

describe('an incremental pull', () => {
  it('gives way to edits between two pages, and goes on from there', async () => {
    const scene = await synced({ pageSize: 1 });
    for (const id of ['g1', 'g2', 'g3']) scene.server.update('others', id, { name: `${id}!` });
    const gate = scene.remote.hold('readChanges');
    scene.engine().requestSync();
    await gate.arrived;
    scene.rename(scene.at('g7'), 'Ours');
    await scene.clock.advance(2_000);
    gate.release();
    await scene.comeToRest();
    const outcomes = scene.store.cycles.map(({ kind, outcome }) => `${kind} ${outcome}`);
    expect(outcomes).toEqual(['pull done', 'pull gaveWay', 'push done', 'pull done']);
    expect(scene.server.get('g7').name).toBe('Ours');
    expect(scene.here(scene.at('g3'))).toBe('g3!: a b');
  });

  it('that is cut off goes on from the stored cursor after a restart', async () => {
    const scene = await synced({ pageSize: 1 });
    for (const id of ['g1', 'g2', 'g3']) scene.server.update('others', id, { name: `${id}!` });
    scene.engine().requestSync();
    const first = scene.remote.hold('readChanges');
    await first.arrived;
    first.release();
    const second = scene.remote.hold('readChanges');
    await second.arrived;
    const before = scene.remote.calls.length;
    scene.restart();
    second.release();
    await scene.comeToRest();
    const read = scene.remote.calls.slice(before).map(({ remoteId }) => remoteId);
    expect(read).toContain('g2');
    expect(read).not.toContain('g1');
    expect(scene.here(scene.at('g3'))).toBe('g3!: a b');
  });

  it('that a rate limit cuts off inside a page goes on inside it', async () => {
    const scene = await synced();
    for (const id of Object.keys(eight)) scene.server.update('others', id, { name: `${id}!` });
    scene.remote.addFault({
      remoteId: 'g6',
      times: 1,
      mishap: { kind: 'status', status: 429, retryAfterMs: 5_000 },
    });
    const asked = await sync(scene);
    expect(asked.filter((request) => request === 'readChanges')).toHaveLength(1);
    expect(asked.filter((request) => request === 'getGroup')).toHaveLength(8 + 1);
    expect(scene.here(scene.at('g7'))).toBe('g7!: a b');
  });

  it('takes no copy from before a page for one from after it', async () => {
    const scene = await synced();
    scene.engine().focus(scene.at('g1'));
    scene.remote.onAwait = ({ operation }, moment) => {
      if (operation !== 'getGroup' || moment !== 'answered') return;
      scene.remote.onAwait = null;
      scene.server.update('others', 'g1', { name: 'Renamed' });
    };
    await sync(scene);
    expect(scene.here(scene.at('g1'))).toBe('Renamed: a b');
  });

  it('drops a page when the cursor has moved under it', async () => {
    const scene = await synced();
    scene.server.update('others', 'g1', { name: 'Renamed' });
    const gate = scene.remote.hold('getGroup');
    scene.engine().requestSync();
    await gate.arrived;
    const { cursor } = scene.store.readFeed();
    scene.store.applyChanges(
      {
        expectedCursor: cursor ?? '',
        nextCursor: scene.server.feed.end(),
        people: [],
        peopleGone: [],
        groups: [],
        goneRemoteIds: [],
        unreadRemoteIds: [],
        unreadable: [],
        at: scene.clock.now(),
      },
      () => ({}),
    );
    gate.release();
    await scene.comeToRest();
    expect(scene.here(scene.at('g1'))).toBe('g1: a b');
    expect(scene.engine().status().phase).toBe('upToDate');
  });

  it('reads the group on the screen first of those that were named', async () => {
    const scene = await synced();
    for (const id of ['g1', 'g2', 'g3', 'g4', 'g5', 'g6']) {
      scene.server.update('others', id, { description: 'New' });
    }
    scene.engine().focus(scene.at('g6'));
    await settle();
    const before = scene.remote.calls.length;
    await sync(scene);
    const read = scene.remote.calls.slice(before).map(({ remoteId }) => remoteId);
    expect(read.slice(0, 3)).toEqual(['g6', null, 'g6']);
  });

  it('[P7] a group on the screen that is in doubt is still asked for when a rate limit cuts the pull off', async () => {
    const scene = await synced();
    scene.engine().focus(scene.at('g1'));
    scene.server.feed.disturb('forgotten', 1);
    scene.server.remove('others', 'g1');
    for (const id of ['g0', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7']) {
      scene.server.update('others', id, { description: 'Changed' });
    }
    scene.remote.addFault({
      operation: 'getGroup',
      remoteId: 'g6',
      times: 1,
      mishap: { kind: 'status', status: 429, retryAfterMs: 5000 },
    });
    await sync(scene);
    expect(scene.engine().status().phase).toBe('upToDate');
    expect(scene.store.groupOf('g1')).toBeNull();
  });

  it('asks about the group on the screen when the server does not know it, though the feed is silent', async () => {
    const scene = await synced();
    scene.engine().focus(scene.at('g1'));
    scene.server.feed.disturb('forgotten', 1);
    scene.server.remove('others', 'g1');
    await sync(scene);
    expect(scene.store.groupOf('g1')).toBeNull();
    expect(lastCycle(scene)?.isIncremental).toBe(true);
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
