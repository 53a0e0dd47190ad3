import type { MachineEvent, MachineState } from './syncState.ts';

/** A timer this late was not late: the computer slept, or the process was halted. */
const sleptAfterMs = 30_000;

/** Has the computer slept, to judge by when a timer fired instead of when it should have? */
export function hasSlept(expectedAtMs: number, firedAtMs: number): boolean {
  return firedAtMs - expectedAtMs >= sleptAfterMs;
}

/**
 * Moves every time of the state along when the wall clock was set back: otherwise a pull, a backoff or a rate limit would
 * last as much longer as the clock was set. A timer that fires measures time that passed, so then its time is now.
 * A clock that was set forward makes things due early, which only costs an attempt.
 */
export function alignToClock(
  state: MachineState,
  event: MachineEvent,
  nowMs: number,
): MachineState {
  const expectedAtMs = event.kind === 'timerFired' ? state.timerAtMs : state.lastEventAtMs;
  const backMs = expectedAtMs === null ? 0 : Math.max(0, expectedAtMs - nowMs);
  if (backMs === 0) return { ...state, lastEventAtMs: nowMs };
  const moved = (atMs: number | null) => (atMs === null ? null : atMs - backMs);
  return {
    ...state,
    lastEventAtMs: nowMs,
    pullDueAtMs: state.pullDueAtMs - backMs,
    pushDueAtMs: moved(state.pushDueAtMs),
    gatheringSinceMs: moved(state.gatheringSinceMs),
    blockedUntilMs: moved(state.blockedUntilMs),
    timerAtMs: moved(state.timerAtMs),
  };
}
