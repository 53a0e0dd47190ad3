import { describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { eight, lastCycle, sync, synced } from './feedScenes.ts';

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
