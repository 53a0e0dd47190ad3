import { backoffDelayMs } from './backoff.ts';
import type { MachineEvent, MachineState, Work } from './syncState.ts';

type AttemptFailed = Extract<MachineEvent, { kind: 'attemptFailed' }>;

/**
 * A failed attempt, written into the state. What fails for a whole connection blocks everything; what fails for one
 * kind of work puts off only that, so a list that cannot be read never keeps edits from being sent.
 */
export function recordFailure(
  state: MachineState,
  { activity, outcome }: AttemptFailed,
  { nowMs, chance, wasAborting }: { nowMs: number; chance: number; wasAborting: boolean },
): MachineState {
  // A group that could not be read is read by the next pull, which begins with it.
  const work = activity === 'push' ? 'push' : 'pull';
  switch (outcome.kind) {
    case 'aborted':
      if (wasAborting) return activity === 'focus' ? { ...state, isFocusDue: true } : state;
      // An end that we did not ask for is a lost connection, or it would be tried again at once for ever.
      return backOff(state, work, 'connection', nowMs, chance);
    case 'signedOut':
      return { ...state, isSignedOut: true };
    case 'updateRequired':
      return { ...state, isUpdateRequired: true };
    case 'pauseProvider': {
      // "Wait no time at all" says nothing: going on at once would be to spin.
      if (outcome.retryAfterMs === null || outcome.retryAfterMs <= 0) {
        const next = backOff(state, work, 'connection', nowMs, chance);
        return { ...next, isRateLimited: true };
      }
      // Counted, so that a pull that uses up every window's requests does not stand in the way of edits.
      return {
        ...withFailure(state, work),
        blockedUntilMs: nowMs + outcome.retryAfterMs,
        isRateLimited: true,
      };
    }
    case 'retry':
      return backOff(state, work, outcome.reach, nowMs, chance);
    case 'park':
    case 'gone':
    case 'alreadyDone':
    case 'unknownOutcome':
      return backOff(state, work, 'request', nowMs, chance);
  }
}

function backOff(
  state: MachineState,
  work: Work,
  reach: 'connection' | 'request',
  nowMs: number,
  chance: number,
): MachineState {
  const failed = withFailure(state, work);
  const againAtMs = nowMs + backoffDelayMs(failed.failures[work], chance);
  if (reach === 'connection') {
    return { ...failed, blockedUntilMs: againAtMs, isRateLimited: false };
  }
  return work === 'pull'
    ? { ...failed, pullDueAtMs: againAtMs }
    : { ...failed, pushDueAtMs: againAtMs };
}

function withFailure(state: MachineState, work: Work): MachineState {
  return { ...state, failures: { ...state.failures, [work]: state.failures[work] + 1 } };
}
