import type { Effect, MachineEvent, MachineMode, MachineState } from './syncState.ts';

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
  const mustEnd =
    event.kind === 'stopDeadlineReached' || halted !== null || state.activity === 'pull';

  if (state.activity !== null) {
    if ((halted !== null || state.isStopping) && mustEnd && !state.isAborting) {
      state = { ...state, isAborting: true };
      effects.push({ kind: 'abort' });
    }
  } else if (state.isStarted && !state.isStopped && halted === null) {
    const activity = nextActivity(state, nowMs);
    if (activity !== null) {
      const gatheringSinceMs = activity === 'push' ? null : state.gatheringSinceMs;
      state = { ...state, activity, gatheringSinceMs };
      effects.push({ kind: activity === 'pull' ? 'startPull' : 'startPush' });
    }
  }
  const isOver = state.activity === null || event.kind === 'stopDeadlineReached';
  if (state.isStopping && !state.isStopped && isOver) {
    state = { ...state, isStopped: true };
    effects.push({ kind: 'stopped' });
  }
  state = { ...state, mode: modeOf(state, halted) };
  return withTimer(state, effects, nowMs);
}

/** The mode that lets nothing run, or null. Stopping is not one of them: it drains first. */
function haltedMode(state: MachineState): MachineMode | null {
  if (state.isUpdateRequired) return { name: 'paused', reason: 'updateRequired' };
  if (state.isSignedOut) return { name: 'paused', reason: 'signedOut' };
  if (state.isPausedByUser) return { name: 'paused', reason: 'user' };
  return state.isOfflineByChoice || !state.hasNetwork ? { name: 'offline' } : null;
}

function nextActivity(state: MachineState, nowMs: number): 'pull' | 'push' | null {
  const { pullDueAtMs, pushDueAtMs, blockedUntilMs, gatheringSinceMs, failures } = state;
  if (blockedUntilMs !== null) return null;
  const isPushDue = pushDueAtMs !== null && pushDueAtMs <= nowMs;
  if (state.isStopping) {
    const isWaiting = pushDueAtMs !== null && (isPushDue || gatheringSinceMs !== null);
    return isWaiting && failures.push === 0 ? 'push' : null;
  }
  const isPullDue = pullDueAtMs <= nowMs;
  // First pull, then push; but a pull that keeps failing does not stand in the way of edits.
  if (isPullDue && isPushDue) return failures.pull > failures.push ? 'push' : 'pull';
  if (isPullDue) return 'pull';
  return isPushDue ? 'push' : null;
}

function modeOf(state: MachineState, halted: MachineMode | null): MachineMode {
  if (state.isStopping) return { name: 'stopping' };
  if (halted !== null) return halted;
  if (state.activity !== null) return { name: state.activity === 'pull' ? 'pulling' : 'pushing' };
  const { blockedUntilMs, failures } = state;
  const isBackingOff = blockedUntilMs !== null || failures.pull > 0 || failures.push > 0;
  return { name: isBackingOff ? 'backingOff' : 'idle' };
}

/** The one timer stands at the earliest time anything is due, and nowhere while something runs or nothing may. */
function withTimer(state: MachineState, effects: Effect[], nowMs: number) {
  const mayWait =
    state.isStarted &&
    !state.isStopping &&
    state.activity === null &&
    (state.mode.name === 'idle' || state.mode.name === 'backingOff');
  const timerAtMs = mayWait ? Math.min(earliestDue(state), nowMs + longestTimerMs) : null;
  if (timerAtMs === null && state.timerAtMs !== null) effects.push({ kind: 'cancelTimer' });
  if (timerAtMs !== null && timerAtMs !== state.timerAtMs) {
    effects.push({ kind: 'schedule', delayMs: timerAtMs - nowMs });
  }
  effects.push({ kind: 'publishStatus' });
  return { state: { ...state, timerAtMs }, effects };
}

function earliestDue({ pullDueAtMs, pushDueAtMs, blockedUntilMs }: MachineState): number {
  const due = Math.min(pullDueAtMs, pushDueAtMs ?? pullDueAtMs);
  return Math.max(due, blockedUntilMs ?? due);
}

function unblocked(state: MachineState, nowMs: number): MachineState {
  const { blockedUntilMs } = state;
  if (blockedUntilMs !== null && blockedUntilMs > nowMs) return state;
  return { ...state, blockedUntilMs: null, isRateLimited: false };
}
