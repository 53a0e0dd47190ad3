import { createRemote } from '#electron/remotes/createRemote.ts';
import type { Store } from '#electron/store/store.ts';
import type { Clock } from '#electron/sync/ports/environment.ts';
import { createSyncEngine, type SyncEngine } from '#electron/sync/syncEngine.ts';
import type { Surroundings } from './plan.ts';

/** The real engine over the real adapter, as a workspace's session makes them. It is not started. */
export function createEngine(
  { url, apiKey, apiSecret }: Surroundings,
  parts: { store: Store; clock: Clock; fetch: typeof fetch; random: () => number },
): SyncEngine {
  const { store, clock, fetch, random } = parts;
  return createSyncEngine({
    store,
    remote: createRemote({
      provider: 'stream',
      scopeId: null,
      baseUrl: url,
      credentials: { kind: 'server', apiKey, apiSecret },
      fetch,
      nowMs: clock.nowMs,
    }),
    clock,
    random,
    network: { isOnline: () => true, onChange: () => () => {} },
    log: { info: () => {}, warn: noteWarning },
    offlineByChoice: false,
  });
}

/** An error that the engine did not expect is a defect, whatever becomes of it: it goes to stderr, which is read. */
function noteWarning(event: string, details?: object): void {
  process.stderr.write(`${event} ${JSON.stringify(details ?? {})}\n`);
}
