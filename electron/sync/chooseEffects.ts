import type { Activity, Effect, MachineEvent, MachineMode, MachineState } from './syncState.ts';

/** Timers of the platform overflow near 25 days, and sleep makes long ones late: look again after an hour. */
const longestTimerMs = 3_600_000;

/** What to do now, from the state alone: run, wait for a time, or nothing until something happens. */
export function chooseEffects(
  recorded: MachineState,
  nowMs: number,
  event: MachineEvent,
): { state: MachineState; effects: Effect[] } {
  let state = unblocked(recorded, nowMs);
  const effects: Effect[] = [];
  const halted = haltedMode(state);

  if (state.activity !== null) {
    if (mustEnd(state, halted, nowMs, event) && !state.isAborting) {
      state = { ...state, isAborting: true };
      effects.push({ kind: 'abort' });
    }
  } else if (state.isStarted && !state.isStopped && halted === null) {
    const activity = nextActivity(state, nowMs);
    if (activity !== null) {
      const gatheringSinceMs = activity === 'push' ? null : state.gatheringSinceMs;
      const isFocusDue = activity === 'focus' ? false : state.isFocusDue;
      state = { ...state, activity, gatheringSinceMs, isFocusDue, isGivingWay: false };
      effects.push({ kind: startOf[activity] });
    }
  }
  if (mustGiveWay(state, nowMs)) {
    state = { ...state, isGivingWay: true };
    effects.push({ kind: 'giveWay' });
  }
  const isOver = state.activity === null || event.kind === 'stopDeadlineReached';
  if (state.isStopping && !state.isStopped && isOver) {
    state = { ...state, isStopped: true };
    effects.push({ kind: 'stopped' });
  }
  state = { ...state, mode: modeOf(state, halted) };
  return withTimer(state, effects, nowMs);
}

const startOf = { pull: 'startPull', push: 'startPush', focus: 'startFocus' } as const;

/** A push comes to its end when stopping; what only reads is given up, and a look at one group also for a push. */
function mustEnd(
  state: MachineState,
  halted: MachineMode | null,
  nowMs: number,
  event: MachineEvent,
): boolean {
  if (halted !== null || event.kind === 'stopDeadlineReached') return true;
  if (state.activity === 'push') return false;
  const { pushDueAtMs } = state;
  const isInTheWay = state.activity === 'focus' && pushDueAtMs !== null && pushDueAtMs <= nowMs;
  return state.isStopping || isInTheWay;
}

/** A pull of many pages does not keep an edit waiting: what it has is stored page by page, and it goes on from there. */
function mustGiveWay(state: MachineState, nowMs: number): boolean {
  const dueAtMs = wayDueAtMs(state);
  return dueAtMs !== null && dueAtMs <= nowMs;
}

/** When a running pull is to be asked to give way; null: not at all, or it was. */
function wayDueAtMs(state: MachineState): number | null {
  const { activity, isAborting, isGivingWay, failures, pushDueAtMs } = state;
  const mayAsk = activity === 'pull' && !isAborting && !isGivingWay && failures.push === 0;
  return mayAsk ? pushDueAtMs : null;
}

/** The mode that lets nothing run, or null. Stopping is not one of them: it drains first. */
function haltedMode(state: MachineState): MachineMode | null {
  if (state.isUpdateRequired) return { name: 'paused', reason: 'updateRequired' };
  if (state.isSignedOut) return { name: 'paused', reason: 'signedOut' };
  if (state.isPausedByUser) return { name: 'paused', reason: 'user' };
  return state.isOfflineByChoice || !state.hasNetwork ? { name: 'offline' } : null;
}

function nextActivity(state: MachineState, nowMs: number): Activity | null {
  const { pullDueAtMs, pushDueAtMs, blockedUntilMs, gatheringSinceMs, failures } = state;
  if (blockedUntilMs !== null) return null;
  const isPushDue = pushDueAtMs !== null && pushDueAtMs <= nowMs;
  if (state.isStopping) {
    const isWaiting = pushDueAtMs !== null && (isPushDue || gatheringSinceMs !== null);
    return isWaiting && failures.push === 0 ? 'push' : null;
  }
  const isPullDue = pullDueAtMs <= nowMs;
  // First pull, then push; but a pull that goes on for long, or keeps failing, does not stand in the way of edits.
  if (isPullDue && isPushDue) {
    return state.isGivingWay || failures.pull > failures.push ? 'push' : 'pull';
  }
  if (isPullDue) return 'pull';
  if (isPushDue) return 'push';
  return wantsFocus(state) ? 'focus' : null;
}

/** While pulls fail, the group on the screen waits for the next one, which begins with it. */
function wantsFocus({ isFocusDue, failures }: MachineState): boolean {
  return isFocusDue && failures.pull === 0;
}

function modeOf(state: MachineState, halted: MachineMode | null): MachineMode {
  if (state.isStopping) return { name: 'stopping' };
  if (halted !== null) return halted;
  if (state.activity !== null) return { name: state.activity === 'push' ? 'pushing' : 'pulling' };
  const { blockedUntilMs, failures } = state;
  const isBackingOff = blockedUntilMs !== null || failures.pull > 0 || failures.push > 0;
  return { name: isBackingOff ? 'backingOff' : 'idle' };
}

/**
 * The one timer stands at the earliest time anything is due, and nowhere while something runs or nothing may. Only what
 * reads is timed as well: a look at one group ends where a push is due, and a pull gives way.
 */
function withTimer(state: MachineState, effects: Effect[], nowMs: number) {
  const dueAtMs = timedAt(state);
  const timerAtMs = dueAtMs === null ? null : Math.min(dueAtMs, nowMs + longestTimerMs);
  if (timerAtMs === null && state.timerAtMs !== null) effects.push({ kind: 'cancelTimer' });
  if (timerAtMs !== null && timerAtMs !== state.timerAtMs) {
    effects.push({ kind: 'schedule', delayMs: timerAtMs - nowMs });
  }
  effects.push({ kind: 'publishStatus' });
  return { state: { ...state, timerAtMs }, effects };
}

function timedAt(state: MachineState): number | null {
  if (!state.isStarted || state.isStopping || state.isAborting) return null;
  const { name } = state.mode;
  if (state.activity === 'focus' && name === 'pulling') return state.pushDueAtMs;
  if (state.activity === 'pull' && name === 'pulling') return wayDueAtMs(state);
  // The end of a block is told even when nothing is due then: the status must not say that it backs off for longer.
  return isWaiting(state) ? (state.blockedUntilMs ?? earliestDue(state)) : null;
}

function isWaiting({ activity, mode: { name } }: MachineState): boolean {
  return activity === null && (name === 'idle' || name === 'backingOff');
}

/** When something is done next of itself; null while it is being done, or nothing may. */
export function nextAttemptAtMs(state: MachineState): number | null {
  if (state.timerAtMs === null || state.activity === 'pull') return null;
  // The timer may be shorter than the wait.
  const dueAtMs = isWaiting(state) ? earliestDue(state) : timedAt(state);
  return Math.max(state.timerAtMs, dueAtMs ?? 0);
}

function earliestDue(state: MachineState): number {
  const { pullDueAtMs, pushDueAtMs, blockedUntilMs } = state;
  const dueAtMs = Math.min(pullDueAtMs, pushDueAtMs ?? pullDueAtMs);
  if (blockedUntilMs === null) return dueAtMs;
  return wantsFocus(state) ? blockedUntilMs : Math.max(dueAtMs, blockedUntilMs);
}

function unblocked(state: MachineState, nowMs: number): MachineState {
  const { blockedUntilMs } = state;
  if (blockedUntilMs !== null && blockedUntilMs > nowMs) return state;
  return { ...state, blockedUntilMs: null, isRateLimited: false };
}
