import { describe, expect, it } from 'vitest';
import { numberedGroups, numberedPeople } from '#test/contract/remotes/rosterSeed.ts';
import { laptopAtSandbox } from './sandboxLaptop.ts';

const windowSeconds = 60;

describe('a server with a small budget', () => {
  it('never sees a request beyond it, and the pull ends well after the waits', async () => {
    const budget = 3;
    const { engine, store, sandbox, comeToRest, exchanges, clock } = await laptopAtSandbox(
      { people: numberedPeople(5), groups: numberedGroups(10) },
      { rateLimit: { budget, windowSeconds } },
    );
    const before = clock.nowMs();
    engine.start();
    const { waits } = await comeToRest(10);
    expect(waits).toBe(3);
    expect(exchanges.map(({ status }) => status)).not.toContain(429);
    expect((await sandbox.state()).requests.byStatus).toEqual({ 200: exchanges.length });
    expect(store.groups()).toHaveLength(10);
    // Ten groups, three a minute, every one read once.
    expect(exchanges.filter(({ endpoint }) => endpoint === 'GET /usergroups/{id}')).toHaveLength(
      10,
    );
    expect(clock.nowMs() - before).toBeLessThanOrEqual(4 * windowSeconds * 1_000);
  });

  it('is waited for until exactly the time that the status tells', async () => {
    const { engine, clock, exchanges } = await laptopAtSandbox(
      { groups: numberedGroups(4) },
      { rateLimit: { budget: 2, windowSeconds } },
    );
    // In the middle of a window.
    await clock.advance(12_000);
    engine.start();
    await engine.whenIdle();
    expect(engine.status()).toMatchObject({
      phase: 'backingOff',
      nextAttemptAt: '2026-11-20T19:01:00.000Z',
      problem: { kind: 'rateLimited', status: 429 },
    });
    const sent = exchanges.length;
    engine.wake();
    engine.requestSync();
    await clock.advance(47_999);
    await engine.whenIdle();
    expect(exchanges).toHaveLength(sent);
    await clock.advance(1);
    await engine.whenIdle();
    expect(engine.status().phase).toBe('upToDate');
  });

  it.each([-37 * 60_000 - 10_000, 37 * 60_000 + 10_000])(
    'whose clock is %i ms ahead is waited for by its own clock',
    async (serverAheadMs) => {
      const laptop = await laptopAtSandbox(
        { groups: numberedGroups(4) },
        { rateLimit: { budget: 2, windowSeconds }, serverAheadMs },
      );
      const { engine, clock, exchanges, comeToRest } = laptop;
      const before = clock.nowMs();
      engine.start();
      expect(await comeToRest(5)).toEqual({ waits: 1 });
      expect(exchanges.map(({ status }) => status)).not.toContain(429);
      expect(clock.nowMs() - before).toBeLessThanOrEqual(windowSeconds * 1_000);
    },
  );

  it('sends edits as soon as the wait is over, before the rest of the pull', async () => {
    const { engine, store, clock, comeToRest, exchanges } = await laptopAtSandbox(
      { groups: numberedGroups(6) },
      { rateLimit: { budget: 4, windowSeconds } },
    );
    engine.start();
    await comeToRest(5);
    await clock.advance(5 * 60_000);
    await engine.whenIdle();
    const [group] = store.groups();
    if (group === undefined) throw new Error('No group came.');
    store.commit(group.groupId, { name: 'updateGroup', args: { name: 'Bar' } }, clock.now());
    engine.editCommitted();
    const from = exchanges.length;
    await clock.advance(60_000);
    await comeToRest(5);
    const next = exchanges.slice(from).map(({ endpoint }) => endpoint);
    expect(next.slice(0, 3)).toEqual([
      'GET /usergroups/{id}',
      'PUT /usergroups/{id}',
      'GET /usergroups/{id}',
    ]);
  });

  it('(a 429 out of nothing) stops everything for its time', async () => {
    const { engine, sandbox, clock, exchanges, comeToRest } = await laptopAtSandbox({
      groups: numberedGroups(8),
    });
    await sandbox.fault({
      kind: 'status',
      status: 429,
      method: 'GET',
      path: '/usergroups/*',
      retryAfterSeconds: 30,
      skip: 2,
      times: 1,
    });
    engine.start();
    await engine.whenIdle();
    const refused = exchanges.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(engine.status()).toMatchObject({ phase: 'backingOff' });
    const sent = exchanges.length;
    engine.requestSync();
    await clock.advance(29_999);
    await engine.whenIdle();
    expect(exchanges).toHaveLength(sent);
    await comeToRest(3);
  });
});
