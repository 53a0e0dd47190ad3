import type { Outcome } from './classifyResponse.ts';

/** What fails and is repeated on its own. */
export type Work = 'pull' | 'push';
/** What runs: a whole pull, a push, or a pull of the one group on the screen. */
export type Activity = Work | 'focus';
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
  /** A pull was asked to let the edits go first; it goes on after them. */
  isGivingWay: boolean;
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
  failures: Readonly<Record<Work, number>>;
  /** The group on the screen is to be read as soon as nothing else is to be done. */
  isFocusDue: boolean;
  timerAtMs: number | null;
  /** When the last event was, by the wall clock: a time before it means that the clock was set back. */
  lastEventAtMs: number | null;
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
  /** It ended between two pages, because it was asked to. */
  | { kind: 'pullGaveWay'; outbox: OutboxFacts }
  /** `needsPull`: what the server answered for the group is for a whole pull to settle. */
  | { kind: 'focusFinished'; outbox: OutboxFacts; needsPull: boolean }
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
  /** Another group is on the screen, or none. */
  | { kind: 'focusChanged'; wantsRefresh: boolean }
  | { kind: 'stopRequested' }
  | { kind: 'stopDeadlineReached' };

export type Effect =
  | { kind: 'startPull' }
  | { kind: 'startPush' }
  | { kind: 'startFocus' }
  /** Ends what is running; it still reports its end. */
  | { kind: 'abort' }
  /** Asks the pull that runs to end after its page. */
  | { kind: 'giveWay' }
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
  const isOnline = options.hasNetwork && !options.isOfflineByChoice;
  return {
    ...options,
    mode: { name: isOnline ? 'idle' : 'offline' },
    isStarted: false,
    isStopping: false,
    isStopped: false,
    isPausedByUser: false,
    isSignedOut: false,
    isUpdateRequired: false,
    activity: null,
    isAborting: false,
    isGivingWay: false,
    pullDueAtMs: 0,
    pushDueAtMs: null,
    gatheringSinceMs: null,
    blockedUntilMs: null,
    isRateLimited: false,
    failures: { pull: 0, push: 0 },
    isFocusDue: false,
    timerAtMs: null,
    lastEventAtMs: null,
  };
}
