import type { GroupId } from '#shared/domain/ids.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { type Cycle, openCycle } from './cycle.ts';
import {
  chooseProblem,
  deriveStatus,
  problemOf,
  type SyncProblem,
  type SyncProgress,
} from './deriveStatus.ts';
import { watchFreshness } from './freshness.ts';
import { guardStore } from './guardedStore.ts';
import { performRun, type RunEnd } from './performRun.ts';
import type { Clock, EngineLog, NetworkState, Random } from './ports/environment.ts';
import type { RemoteGroups } from './ports/remote.ts';
import type { SyncStore } from './ports/store.ts';
import { createKeptReads } from './pull/keptReads.ts';
import { isRefreshable } from './pull/refreshFocused.ts';
import type { Run } from './run.ts';
import { createStatusPublisher } from './statusPublisher.ts';
import { createStoreFacts } from './storeFacts.ts';
import { isEncouraging, transition } from './syncMachine.ts';
import {
  type Activity,
  type Effect,
  initialState,
  type MachineEvent,
  type MachineState,
  type OutboxFacts,
  type Work,
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
   * The group on the screen; null: none. Every pull begins with it, and it is read at once when its copy is older than
   * 30 s and nothing else is to be done. Of many in quick succession, only the last is read.
   */
  focus(groupId: GroupId | null): void;
  /**
   * Resolves when nothing runs and nothing is to be done now: what is gathering to be sent counts as work, what
   * waits for a time, for the network or for the user does not.
   */
  whenIdle(): Promise<void>;
  /**
   * Sends what it still can, and is over after `deadlineMs` at the latest, whatever does not answer: from then on the
   * store is not touched. A second call can only shorten the time.
   */
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
  const { remote, clock, random, network, log } = options;
  const { store, freshness } = watchFreshness(options.store, clock.nowMs);
  const facts = createStoreFacts(store, clock, log);
  const publisher = createStatusPublisher(status, clock, log);
  const kept = createKeptReads();
  const problems: Record<Work, SyncProblem> = { pull: null, push: null };
  /** What put single groups off in the last push; told as long as edits wait. */
  let trouble: SyncProblem = null;
  const stopped = Promise.withResolvers<void>();
  const queue: MachineEvent[] = [];
  const idleWaiters = new Set<() => void>();
  let isProcessing = false;
  let progress: SyncProgress = null;
  let focused: GroupId | null = null;
  let cycle: Cycle | null = null;
  let abortRun: (() => void) | null = null;
  let isAskedToGiveWay = false;
  let cancelTimer: (() => void) | null = null;
  /** What has to be let go of at the end: the network's listener, the deadline's timer. */
  const releases: (() => void)[] = [];
  let state = initialState({
    hasNetwork: network.isOnline(),
    isOfflineByChoice: options.offlineByChoice,
  });

  function status(): SyncStatus {
    const { counts, areCurrent } = facts.counts();
    // The edits it put off are gone: it says nothing of those made later.
    if (counts.waiting === 0) trouble = null;
    return deriveStatus({
      machine: state,
      counts,
      countsAreCurrent: areCurrent,
      progress,
      problem: chooseProblem(state, problems) ?? (counts.waiting > 0 ? trouble : null),
    });
  }

  /** One event at a time: an effect or a listener that brings the next one about finds the last one finished. */
  function dispatch(event: MachineEvent): void {
    queue.push(event);
    if (isProcessing) return;
    isProcessing = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (state.isStopped) continue;
        const nowMs = clock.nowMs();
        if (isEncouraging(state, next, nowMs)) facts.hurry();
        const moved = transition(state, next, { nowMs, chance: random() });
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
      case 'startFocus':
        begin('focus');
        break;
      case 'abort':
        abortRun?.();
        break;
      case 'giveWay':
        isAskedToGiveWay = true;
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
    isAskedToGiveWay = false;
    progress = null;
    // A copy read before something is sent must not be taken for one read after it.
    if (activity !== 'pull') kept.clear();
    const isOver = () => state.isStopped;
    const run: Run = {
      store: guardStore(store, isOver),
      remote,
      clock,
      random,
      signal: controller.signal,
      isOver,
      shouldGiveWay: () => isAskedToGiveWay,
      report(next) {
        progress = next;
        publisher.publishProgress();
      },
      focused,
      freshness,
      kept,
      tally: { people: 0, groups: 0, memberships: 0, editsSent: 0, isIncremental: false },
    };
    // The cycle is closed by the engine too, when it stops: it writes through the store itself.
    cycle = openCycle(activity, { ...run, store }, log);
    void performRun(activity, run, cycle, log).then((end) => {
      if (state.isStopped) return;
      progress = null;
      noteProblem(activity, end);
      // Only what a rate limit cut off goes on where it was: any other pull shall see what is there now.
      if (end.failed?.outcome.kind !== 'pauseProvider') kept.clear();
      dispatch(eventOf(activity, end, facts.outbox()));
    });
  }

  function noteProblem(activity: Activity, end: RunEnd): void {
    const { problem, failed } = end;
    // What was given up says nothing of what failed before, nor does one group that could be read.
    if (failed?.outcome.kind === 'aborted') return;
    if (activity === 'push') trouble = end.trouble === null ? null : problemOf(end.trouble);
    if (activity !== 'focus') problems[activity] = problem;
    else if (failed !== null) problems.pull = problem;
  }

  function finish(): void {
    publisher.publish();
    abortRun?.();
    // The run itself must not write any more, however long its request still takes.
    cycle?.close('aborted');
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
    focus(groupId) {
      focused = groupId;
      const lane = groupId === null ? null : facts.lane(groupId);
      const wantsRefresh = isRefreshable(lane) && !freshness.isFresh(lane.remoteId);
      dispatch({ kind: 'focusChanged', wantsRefresh });
    },
    whenIdle() {
      if (isIdle(state)) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.add(resolve));
    },
    stop(deadlineMs) {
      if (state.isStopped) return stopped.promise;
      releases.push(clock.schedule(deadlineMs, () => dispatch({ kind: 'stopDeadlineReached' })));
      dispatch({ kind: 'stopRequested' });
      if (deadlineMs <= 0) dispatch({ kind: 'stopDeadlineReached' });
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
  switch (activity) {
    case 'pull':
      return { kind: end.gaveWay ? 'pullGaveWay' : 'pullFinished', outbox };
    case 'push':
      return { kind: 'pushFinished', outbox, hasProgressed, needsPull };
    case 'focus':
      return { kind: 'focusFinished', outbox, needsPull };
  }
}
