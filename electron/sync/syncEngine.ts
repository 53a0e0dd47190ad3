import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { deriveStatus, type SyncProblem, type SyncProgress } from './deriveStatus.ts';
import { performRun, type RunEnd } from './performRun.ts';
import type { Clock, EngineLog, NetworkState, Random } from './ports/environment.ts';
import type { RemoteGroups } from './ports/remote.ts';
import type { SyncStore } from './ports/store.ts';
import type { Run } from './run.ts';
import { createStatusPublisher } from './statusPublisher.ts';
import { createStoreFacts } from './storeFacts.ts';
import { transition } from './syncMachine.ts';
import {
  type Activity,
  type Effect,
  initialState,
  type MachineEvent,
  type MachineState,
  type OutboxFacts,
} from './syncState.ts';

/** Keeps one workspace's store and its server in step. Every method returns at once; the work goes on behind it. */
export interface SyncEngine {
  start(): void;
  /** The status as of now, derived from the machine and the store. */
  status(): SyncStatus;
  /** Returns the function that stops listening. */
  onStatus(listener: (status: SyncStatus) => void): () => void;
  requestSync(): void;
  pause(): void;
  resume(): void;
  /** Works offline by choice, or goes online again. Remembering it over a restart is the caller's. */
  setOffline(offline: boolean): void;
  /** The outbox changed: an edit, an undo, a retry, a discard. */
  editCommitted(): void;
  /** New credentials are in place: ends a `signedOut` pause. */
  credentialsChanged(): void;
  /** The computer woke up: worth an attempt now. */
  wake(): void;
  /**
   * Resolves when nothing runs and nothing is to be done now: what is gathering to be sent counts as work, what
   * waits for a time, for the network or for the user does not.
   */
  whenIdle(): Promise<void>;
  /** Sends what it still can, and is over after `deadlineMs` at the latest: from then on the store is not touched. */
  stop(deadlineMs: number): Promise<void>;
}

export interface SyncEngineOptions {
  store: SyncStore;
  remote: RemoteGroups;
  clock: Clock;
  random: Random;
  network: NetworkState;
  log: EngineLog;
  offlineByChoice: boolean;
}

export function createSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { store, remote, clock, random, network, log } = options;
  const facts = createStoreFacts(store, clock, log);
  const publisher = createStatusPublisher(status, clock, log);
  const problems: Record<Activity, SyncProblem> = { pull: null, push: null };
  const stopped = Promise.withResolvers<void>();
  const queue: MachineEvent[] = [];
  const idleWaiters = new Set<() => void>();
  let isProcessing = false;
  let progress: SyncProgress = null;
  let abortRun: (() => void) | null = null;
  let cancelTimer: (() => void) | null = null;
  /** What has to be let go of at the end: the network's listener, the deadline's timer. */
  const releases: (() => void)[] = [];
  let state = initialState({
    hasNetwork: network.isOnline(),
    isOfflineByChoice: options.offlineByChoice,
  });

  function status(): SyncStatus {
    const problem = problems.push ?? problems.pull;
    return deriveStatus({ machine: state, counts: facts.counts(), progress, problem });
  }

  /** One event at a time: an effect or a listener that brings the next one about finds the last one finished. */
  function dispatch(event: MachineEvent): void {
    queue.push(event);
    if (isProcessing) return;
    isProcessing = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (state.isStopped) continue;
        const moved = transition(state, next, { nowMs: clock.nowMs(), chance: random() });
        state = moved.state;
        for (const effect of moved.effects) perform(effect);
      }
    } finally {
      isProcessing = false;
    }
    tellIdleWaiters();
  }

  function perform(effect: Effect): void {
    switch (effect.kind) {
      case 'startPull':
        begin('pull');
        break;
      case 'startPush':
        begin('push');
        break;
      case 'abort':
        abortRun?.();
        break;
      case 'schedule':
        cancelTimer?.();
        cancelTimer = clock.schedule(effect.delayMs, () => dispatch({ kind: 'timerFired' }));
        break;
      case 'cancelTimer':
        cancelTimer?.();
        cancelTimer = null;
        break;
      case 'publishStatus':
        publisher.publish();
        break;
      case 'stopped':
        finish();
        break;
    }
  }

  function begin(activity: Activity): void {
    const controller = new AbortController();
    abortRun = () => controller.abort();
    progress = null;
    const run: Run = {
      store,
      remote,
      clock,
      random,
      signal: controller.signal,
      isOver: () => state.isStopped,
      report(next) {
        progress = next;
        publisher.publishProgress();
      },
      tally: { people: 0, groups: 0, memberships: 0, editsSent: 0 },
    };
    void performRun(activity, run, log).then((end) => {
      if (state.isStopped) return;
      progress = null;
      problems[activity] = end.problem;
      dispatch(eventOf(activity, end, facts.outbox()));
    });
  }

  function finish(): void {
    publisher.publish();
    abortRun?.();
    cancelTimer?.();
    for (const release of releases) release();
    facts.close();
    publisher.close();
    stopped.resolve();
  }

  function tellIdleWaiters(): void {
    if (!isIdle(state)) return;
    for (const tell of idleWaiters) tell();
    idleWaiters.clear();
  }

  return {
    status,
    onStatus: publisher.listen,
    start() {
      if (state.isStarted || state.isStopped) return;
      const stopListening = network.onChange((hasNetwork) =>
        dispatch({ kind: 'networkChanged', hasNetwork }),
      );
      releases.push(stopListening);
      const hasNetwork = network.isOnline();
      // It may have changed since the engine was made.
      if (hasNetwork !== state.hasNetwork) dispatch({ kind: 'networkChanged', hasNetwork });
      facts.recover();
      dispatch({ kind: 'started', outbox: facts.outbox() });
    },
    requestSync: () => dispatch({ kind: 'syncRequested' }),
    pause: () => dispatch({ kind: 'paused' }),
    resume: () => dispatch({ kind: 'resumed' }),
    setOffline: (offline) => dispatch({ kind: 'offlineChosen', offline }),
    editCommitted: () => dispatch({ kind: 'editCommitted', outbox: facts.outbox() }),
    credentialsChanged() {
      Object.assign(problems, { pull: null, push: null });
      dispatch({ kind: 'credentialsChanged' });
    },
    wake: () => dispatch({ kind: 'woken' }),
    whenIdle() {
      if (isIdle(state)) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.add(resolve));
    },
    stop(deadlineMs) {
      if (!state.isStopping) {
        releases.push(clock.schedule(deadlineMs, () => dispatch({ kind: 'stopDeadlineReached' })));
        dispatch({ kind: 'stopRequested' });
        if (deadlineMs <= 0) dispatch({ kind: 'stopDeadlineReached' });
      }
      return stopped.promise;
    },
  };
}

function isIdle({ activity, mode, gatheringSinceMs, isStopped }: MachineState): boolean {
  if (isStopped) return true;
  return activity === null && !(mode.name === 'idle' && gatheringSinceMs !== null);
}

function eventOf(activity: Activity, end: RunEnd, outbox: OutboxFacts): MachineEvent {
  const { failed, needsPull, hasProgressed } = end;
  if (failed !== null) {
    return { kind: 'attemptFailed', activity, outcome: failed.outcome, outbox, needsPull };
  }
  return activity === 'pull'
    ? { kind: 'pullFinished', outbox }
    : { kind: 'pushFinished', outbox, hasProgressed, needsPull };
}
