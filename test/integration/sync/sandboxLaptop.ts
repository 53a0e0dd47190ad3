import { onTestFinished } from 'vitest';
import { createRemote, type RemoteOptions } from '#electron/remotes/createRemote.ts';
import type { SandboxOptions } from '#electron/sandbox/startSandbox.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { createSyncEngine, type SyncEngine } from '#electron/sync/syncEngine.ts';
import type { RosterSeed } from '#test/contract/remotes/rosterSeed.ts';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import { createHandNetwork } from '#test/fakes/handNetwork.ts';
import { createManualClock, type ManualClock } from '#test/fakes/manualClock.ts';
import { createMemorySyncStore, type MemorySyncStore } from '#test/fakes/memorySyncStore.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';

/** One exchange as the network saw it. */
export interface Exchange {
  endpoint: string;
  status: number;
  bytesSent: number;
  bytesReceived: number;
}

export interface SandboxLaptop {
  engine: SyncEngine;
  store: MemorySyncStore;
  clock: ManualClock;
  sandbox: TestSandbox;
  /** The vendor's server as another hand works on it. */
  others: RemoteGroups;
  /** Everything that went over the line, in the order it was answered. */
  exchanges: Exchange[];
  /** Lets the engine work and time pass until it is up to date; fails after so many waits. */
  comeToRest(waitsAtMost: number): Promise<{ waits: number }>;
}

export interface LaptopOptions extends Partial<SandboxOptions> {
  serverAheadMs?: number;
  /** Whose face of the sandbox it works with. */
  provider?: 'stream' | 'membersDev';
}

/** The engine over HTTP in front of a sandbox whose clock is the laptop's: real requests, no real waiting. */
export async function laptopAtSandbox(
  seed: Partial<RosterSeed>,
  { serverAheadMs = 0, provider = 'stream', ...options }: LaptopOptions = {},
): Promise<SandboxLaptop> {
  const clock = createManualClock();
  const nanoseconds = { now: () => BigInt(clock.nowMs() + serverAheadMs) * 1_000_000n };
  const sandbox = await sandboxWith(seed, { clock: nanoseconds, ...options });
  const exchanges: Exchange[] = [];
  const account: Omit<RemoteOptions, 'fetch'> = {
    provider,
    scopeId: null,
    baseUrl: sandbox.url,
    credentials:
      provider === 'stream'
        ? { kind: 'server', ...sandbox.credentials.stream }
        : { kind: 'apiKey', ...sandbox.credentials.membersDev },
    nowMs: clock.nowMs,
  };
  const remote = createRemote({ ...account, fetch: watchedFetch(exchanges) });
  const clientChoosesIds = remote.capabilities.clientChosenGroupIds;
  const store = createMemorySyncStore({ clientChoosesIds });
  const engine = createSyncEngine({
    store,
    remote,
    clock,
    random: () => 0.5,
    network: createHandNetwork(true),
    log: { info: () => {}, warn: () => {} },
    offlineByChoice: false,
  });
  onTestFinished(() => engine.stop(0));
  return {
    engine,
    store,
    clock,
    sandbox,
    others: createRemote({ ...account, fetch: globalThis.fetch }),
    exchanges,
    async comeToRest(waitsAtMost) {
      for (let waits = 0; waits <= waitsAtMost; waits += 1) {
        await engine.whenIdle();
        if (engine.status().phase === 'upToDate') return { waits };
        await clock.advance(clock.nextTimerInMs() ?? 0);
      }
      throw new Error(`No rest: ${JSON.stringify(engine.status())}`);
    },
  };
}

/** Node's `fetch`, with a tap on the line. */
function watchedFetch(exchanges: Exchange[]): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const sent = await request.clone().arrayBuffer();
    const response = await fetch(request);
    const received = await response.clone().arrayBuffer();
    exchanges.push({
      endpoint: `${request.method} ${new URL(request.url).pathname.replace(/\/(g-\d+|ugrp_\w+)/, '/{id}')}`,
      status: response.status,
      bytesSent: sent.byteLength,
      bytesReceived: received.byteLength,
    });
    return response;
  };
}
