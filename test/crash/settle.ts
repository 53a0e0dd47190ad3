import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { SyncEngine } from '#electron/sync/syncEngine.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { everything } from '#test/support/storeSeed.ts';
import { createFastClock } from './fastClock.ts';
import { type Inspection, inspect } from './inspection.ts';
import { createEngine } from './openMuster.ts';
import type { Surroundings } from './plan.ts';

export interface Rest {
  inspection: Inspection;
  problems: string[];
  retried: number;
}

/**
 * Opens what the last crash left, looks at it, and lets the engine run over a good line until nothing is left to do.
 * A group that was deleted and made again under its name while the deletion had to wait is refused by the server; the
 * user tries again, as here. Any other refusal is a problem.
 */
export async function settle(
  surroundings: Surroundings,
  lookAt: (inspection: Inspection) => void,
): Promise<Rest> {
  const clock = createFastClock(surroundings.epochMs);
  const store = openStore({ file: surroundings.file, now: clock.nowMs });
  try {
    lookAt(inspect(store));
    const engine = createEngine(surroundings, { store, clock, fetch, random: Math.random });
    engine.start();
    let retried = 0;
    for (let round = 0; round < 5; round += 1) {
      // Twice: what was sent in the first may still have to be read back.
      await comeToRest(engine);
      engine.requestSync();
      const status = await comeToRest(engine);
      if (status.phase === 'upToDate') break;
      retried += retryTakenNames(store, clock.now());
      engine.editCommitted();
    }
    const status = engine.status();
    await engine.stop(1000);
    const inspection = inspect(store);
    lookAt(inspection);
    const left = inspection.outbox.map((row) => `left in the outbox: ${JSON.stringify(row)}`);
    const { phase, conflicts, quarantined } = status;
    const isDone = phase === 'upToDate' && left.length === 0;
    const problems = isDone ? [] : [`ends ${JSON.stringify({ phase, conflicts, quarantined })}`];
    return { inspection, problems: [...problems, ...left], retried };
  } finally {
    store.close();
  }
}

function retryTakenNames(store: Store, at: Parameters<Store['retryChange']>[1]): number {
  const taken = store.listChanges(everything).items.filter(({ state, serverMessage }) => {
    return state === 'parked' && /with name .* already exists/.test(serverMessage ?? '');
  });
  for (const { id } of taken) store.retryChange(id, at);
  return taken.length;
}

/** Resolves when nothing runs and nothing is waited for but the user. */
function comeToRest(engine: SyncEngine): Promise<SyncStatus> {
  const isAtRest = ({ phase, waiting, progress }: SyncStatus) =>
    progress === null && (phase === 'upToDate' || (phase === 'needsAttention' && waiting === 0));
  return new Promise((resolve) => {
    const look = () => {
      void engine.whenIdle().then(() => {
        const status = engine.status();
        if (!isAtRest(status)) return;
        stop();
        resolve(status);
      });
    };
    const stop = engine.onStatus(look);
    look();
  });
}
