import type { Clock, EngineLog } from './ports/environment.ts';
import type { SyncCounts, SyncStore } from './ports/store.ts';
import type { OutboxFacts } from './syncState.ts';

/** What the machine and the status want to know of the store. A store that fails is no reason to stop trying. */
export interface StoreFacts {
  outbox(): OutboxFacts;
  counts(): SyncCounts;
  recover(): void;
  /** From here on the store is left alone. */
  close(): void;
}

export function createStoreFacts(store: SyncStore, clock: Clock, log: EngineLog): StoreFacts {
  let isClosed = false;
  let lastCounts: SyncCounts = {
    waiting: 0,
    parked: 0,
    conflicts: 0,
    quarantined: 0,
    lastPulledAt: null,
  };

  function attempt<Value>(what: string, read: () => Value, otherwise: Value): Value {
    if (isClosed) return otherwise;
    try {
      return read();
    } catch (error) {
      log.warn('sync.storeFailed', {
        what,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return otherwise;
    }
  }

  return {
    outbox: () =>
      attempt(
        'outbox',
        () => {
          const nextAttemptAt = store.nextAttemptAt();
          return {
            hasDue: store.lanesToPush(clock.now()).length > 0,
            nextDueAtMs: nextAttemptAt === null ? null : Date.parse(nextAttemptAt),
          };
        },
        // An attempt will tell, and backs off when it fails.
        { hasDue: true, nextDueAtMs: null },
      ),
    counts() {
      lastCounts = attempt('counts', () => store.counts(), lastCounts);
      return lastCounts;
    },
    recover() {
      attempt('recoverSending', () => store.recoverSending(), 0);
    },
    close() {
      isClosed = true;
    },
  };
}
