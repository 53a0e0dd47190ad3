import { describe, expect, it } from 'vitest';
import { createRemote } from '#electron/remotes/createRemote.ts';
import { createSyncEngine } from '#electron/sync/syncEngine.ts';
import { createHandNetwork } from '#test/fakes/handNetwork.ts';
import { createManualClock, settle } from '#test/fakes/manualClock.ts';
import { createMemorySyncStore } from '#test/fakes/memorySyncStore.ts';

/** The engine over HTTP, with a `fetch` that after these answers never settles, whatever becomes of its signal. */
function deafLaptop(answers: Response[] = []) {
  const clock = createManualClock();
  const memory = createMemorySyncStore();
  const { store, cut } = memory.connect();
  const signals: AbortSignal[] = [];
  const warnings: string[] = [];
  const network = createHandNetwork(true);
  const engine = createSyncEngine({
    store,
    remote: createRemote({
      provider: 'stream',
      scopeId: null,
      baseUrl: 'https://chat.example.org',
      credentials: { kind: 'server', apiKey: 'key-12345678', apiSecret: 'secret-abcdefgh' },
      fetch: (input, init) => {
        signals.push(new Request(input, init).signal);
        const answer = answers.shift();
        return answer ? Promise.resolve(answer) : new Promise(() => undefined);
      },
      nowMs: clock.nowMs,
    }),
    clock,
    random: () => 0.5,
    network,
    log: { info: () => {}, warn: (event) => void warnings.push(event) },
    offlineByChoice: false,
  });
  const until = async (condition: () => boolean) => {
    while (!condition()) await settle();
  };
  const edit = () => {
    const groupId = memory.newGroupId();
    const args = { name: 'Choir', description: null, members: [] };
    memory.commit(groupId, { name: 'createGroup', args }, clock.now());
    engine.editCommitted();
  };
  return { engine, clock, memory, cut, signals, warnings, network, until, edit };
}

describe('a server that never answers, over a fetch that does not heed its signal', () => {
  it.each<[string, (laptop: ReturnType<typeof deafLaptop>) => void]>([
    ['a pause', ({ engine }) => engine.pause()],
    ['going offline', ({ engine }) => engine.setOffline(true)],
    ['the end of the network', ({ network }) => network.set(false)],
  ])('does not hold up %s', async (_name, halt) => {
    const laptop = deafLaptop();
    laptop.engine.start();
    await laptop.until(() => laptop.signals.length === 1);
    halt(laptop);
    await laptop.engine.whenIdle();
    expect(laptop.signals[0]?.aborted).toBe(true);
    expect(laptop.memory.cycles).toMatchObject([{ outcome: 'aborted', requests: 1 }]);
  });

  it('does not hold up an edit’s way back into the queue, with its attempts', async () => {
    const laptop = deafLaptop([new Response('{}', { status: 500 })]);
    laptop.edit();
    laptop.engine.start();
    await laptop.engine.whenIdle();
    // The pull has failed, and the edit goes out.
    await laptop.clock.advance(300);
    await laptop.until(() => laptop.signals.length === 2);
    expect(laptop.memory.rows()).toMatchObject([{ state: 'sending' }]);
    laptop.engine.pause();
    await laptop.engine.whenIdle();
    expect(laptop.signals[1]?.aborted).toBe(true);
    expect(laptop.memory.rows()).toMatchObject([{ state: 'queued', attempts: 1 }]);
  });

  it('does not hold up stopping beyond its deadline, and the store is left alone from then on', async () => {
    const laptop = deafLaptop();
    laptop.engine.start();
    await laptop.until(() => laptop.signals.length === 1);
    laptop.edit();
    const stopped = laptop.engine.stop(3_000);
    // The pull is given up at once; then the edit goes out, to nobody.
    await laptop.until(() => laptop.signals.length === 2);
    await laptop.clock.advance(3_000);
    await stopped;
    laptop.cut();
    expect(laptop.signals.every(({ aborted }) => aborted)).toBe(true);
    for (let times = 0; times < 5; times += 1) await settle();
    expect(laptop.warnings).toEqual([]);
    expect(laptop.memory.rows()).toMatchObject([{ state: 'sending', attempts: 1 }]);
    expect(laptop.memory.cycles).toMatchObject([
      { kind: 'pull', outcome: 'aborted' },
      { kind: 'push', outcome: 'aborted', requests: 1 },
    ]);
  });

  it('does not hold up a second, shorter stop', async () => {
    const laptop = deafLaptop();
    laptop.engine.start();
    laptop.edit();
    await laptop.until(() => laptop.signals.length === 1);
    const stopped = laptop.engine.stop(60_000);
    await laptop.until(() => laptop.signals.length === 2);
    await laptop.engine.stop(0);
    await stopped;
    expect(laptop.clock.nextTimerInMs()).toBeNull();
  });
});
