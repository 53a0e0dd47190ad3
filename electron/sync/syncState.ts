import type { Outcome } from './classifyResponse.ts';

export type Activity = 'pull' | 'push';
export type PauseReason = 'user' | 'signedOut' | 'updateRequired';

/** Where the machine stands, as one word; the flags beside it say why. */
export type MachineMode =
  | { name: 'offline' | 'idle' | 'pulling' | 'pushing' | 'backingOff' | 'stopping' }
  | { name: 'paused'; reason: PauseReason };

/** All times are Unix milliseconds on this machine's clock. */
export interface MachineState {
  mode: MachineMode;
  isStarted: boolean;
  isStopping: boolean;
  isStopped: boolean;
  hasNetwork: boolean;
  isOfflineByChoice: boolean;
  isPausedByUser: boolean;
  isSignedOut: boolean;
  isUpdateRequired: boolean;
  /** What is running; also while it is being aborted, until it reports its end. Only one runs at a time. */
  activity: Activity | null;
  isAborting: boolean;
  /** When the next pull is due; there always is one. */
  pullDueAtMs: number;
  /** When the next push is due; null when no row is to be sent. */
  pushDueAtMs: number | null;
  /** The first of the edits that are being gathered before they are sent together. */
  gatheringSinceMs: number | null;
  /** Nothing at all is sent before this. */
  blockedUntilMs: number | null;
  /** The server asked for the wait: then no wake or wish of the user cuts it short. */
  isRateLimited: boolean;
  /** Failed attempts in a row. */
  failures: Readonly<Record<Activity, number>>;
  timerAtMs: number | null;
}

/** What the store's outbox holds, as far as the machine has to know. */
export interface OutboxFacts {
  /** A row may be sent now. */
  hasDue: boolean;
  /** When the earliest waiting row may be tried again. */
  nextDueAtMs: number | null;
}

export type MachineEvent =
  | { kind: 'started'; outbox: OutboxFacts }
  /** The outbox changed: an edit, an undo, a retry, a discard. */
  | { kind: 'editCommitted'; outbox: OutboxFacts }
  | { kind: 'timerFired' }
  | { kind: 'pullFinished'; outbox: OutboxFacts }
  /** `needsPull`: something was acknowledged that could not be read back. */
  | { kind: 'pushFinished'; outbox: OutboxFacts; hasProgressed: boolean; needsPull: boolean }
  | {
      kind: 'attemptFailed';
      activity: Activity;
      outcome: Outcome;
      outbox: OutboxFacts;
      needsPull: boolean;
    }
  | { kind: 'networkChanged'; hasNetwork: boolean }
  | { kind: 'offlineChosen'; offline: boolean }
  | { kind: 'paused' }
  | { kind: 'resumed' }
  | { kind: 'credentialsChanged' }
  /** The computer woke from sleep. */
  | { kind: 'woken' }
  | { kind: 'syncRequested' }
  | { kind: 'stopRequested' }
  | { kind: 'stopDeadlineReached' };

export type Effect =
  | { kind: 'startPull' }
  | { kind: 'startPush' }
  /** Ends what is running; it still reports its end. */
  | { kind: 'abort' }
  /** Replaces the timer there is. */
  | { kind: 'schedule'; delayMs: number }
  | { kind: 'cancelTimer' }
  | { kind: 'publishStatus' }
  /** Nothing will be started any more. */
  | { kind: 'stopped' };

/** The machine before `started`. */
export function initialState(options: {
  hasNetwork: boolean;
  isOfflineByChoice: boolean;
}): MachineState {
  return {
    ...options,
    mode: { name: 'idle' },
    isStarted: false,
    isStopping: false,
    isStopped: false,
    isPausedByUser: false,
    isSignedOut: false,
    isUpdateRequired: false,
    activity: null,
    isAborting: false,
    pullDueAtMs: 0,
    pushDueAtMs: null,
    gatheringSinceMs: null,
    blockedUntilMs: null,
    isRateLimited: false,
    failures: { pull: 0, push: 0 },
    timerAtMs: null,
  };
}
