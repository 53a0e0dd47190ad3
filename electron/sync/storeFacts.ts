import type { GroupId } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { longestBackoffMs } from './backoff.ts';
import type { Clock, EngineLog } from './ports/environment.ts';
import type { Lane, LaneChange, SyncCounts, SyncStore } from './ports/store.ts';
import type { OutboxFacts } from './syncState.ts';

/** Counts as last read. `areCurrent`: the last try to read them went well. */
export interface KnownCounts {
  counts: SyncCounts;
  areCurrent: boolean;
}

/** What the machine and the status want to know of the store. A store that fails is no reason to stop trying. */
export interface StoreFacts {
  outbox(): OutboxFacts;
  counts(): KnownCounts;
  lane(groupId: GroupId): Lane | null;
  recover(): void;
  /** Rows that wait for a time may go now. */
  hurry(): void;
  /** From here on the store is left alone. */
  close(): void;
}

const endOfTime = instantOf(Date.UTC(9999, 11, 31));
const nothingKnown: SyncCounts = {
  waiting: 0,
  parked: 0,
  conflicts: 0,
  quarantined: 0,
  lastPulledAt: null,
};

export function createStoreFacts(store: SyncStore, clock: Clock, log: EngineLog): StoreFacts {
  let isClosed = false;
  let lastCounts = nothingKnown;

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

  function hurry(): void {
    const waiting = store.lanesWaitingForPeople();
    if (store.nextAttemptAt() === null && waiting.size === 0) return;
    for (const groupId of [...store.lanesToPush(endOfTime), ...waiting]) {
      store.changeLane(groupId, undefined, withoutWait, clock.now());
    }
    for (const { personId, state } of store.newPeopleToPush(endOfTime)) {
      if (state === 'waiting') {
        store.changeNewPerson(personId, { state: 'queued', nextAttemptAt: null });
      }
    }
  }

  /** A row never waits longer than the longest backoff; one that does was put off before the clock was set back. */
  function nextDueAtMs(): number | null {
    const nextAttemptAt = store.nextAttemptAt();
    if (nextAttemptAt === null) return null;
    const atMs = Date.parse(nextAttemptAt);
    if (atMs <= clock.nowMs() + longestBackoffMs) return atMs;
    hurry();
    return null;
  }

  return {
    outbox: () =>
      attempt(
        'outbox',
        () => {
          const nextAtMs = nextDueAtMs();
          const now = clock.now();
          const hasDue = store.newPeopleToPush(now).length > 0 || store.lanesToPush(now).length > 0;
          return { hasDue, nextDueAtMs: nextAtMs };
        },
        // An attempt will tell, and backs off when it fails.
        { hasDue: true, nextDueAtMs: null },
      ),
    counts() {
      const counts = attempt('counts', () => store.counts(), null);
      lastCounts = counts ?? lastCounts;
      return { counts: lastCounts, areCurrent: counts !== null || isClosed };
    },
    lane: (groupId) => attempt('lane', () => store.readLane(groupId), null),
    recover() {
      attempt('recoverSending', () => store.recoverSending(), 0);
    },
    hurry: () => attempt('hurry', hurry, undefined),
    close() {
      isClosed = true;
    },
  };
}

function withoutWait({ entries }: Lane): LaneChange {
  return {
    entries: entries
      .filter(({ state }) => state === 'waiting')
      .map(({ seq }) => ({ seq, state: 'queued', nextAttemptAt: null })),
  };
}
