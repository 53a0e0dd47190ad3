import { backoffDelayMs } from './backoff.ts';
import type { MachineEvent, MachineState } from './syncState.ts';

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
  switch (outcome.kind) {
    case 'aborted':
      // An end that we did not ask for is a lost connection, or it would be tried again at once for ever.
      return wasAborting ? state : backOff(state, activity, 'connection', nowMs, chance);
    case 'signedOut':
      return { ...state, isSignedOut: true };
    case 'updateRequired':
      return { ...state, isUpdateRequired: true };
    case 'pauseProvider': {
      if (outcome.retryAfterMs === null) {
        const next = backOff(state, activity, 'connection', nowMs, chance);
        return { ...next, isRateLimited: true };
      }
      return { ...state, blockedUntilMs: nowMs + outcome.retryAfterMs, isRateLimited: true };
    }
    case 'retry':
      return backOff(state, activity, outcome.reach, nowMs, chance);
    case 'park':
    case 'gone':
    case 'alreadyDone':
    case 'unknownOutcome':
      return backOff(state, activity, 'request', nowMs, chance);
  }
}

function backOff(
  state: MachineState,
  activity: 'pull' | 'push',
  reach: 'connection' | 'request',
  nowMs: number,
  chance: number,
): MachineState {
  const count = state.failures[activity] + 1;
  const failures = { ...state.failures, [activity]: count };
  const againAtMs = nowMs + backoffDelayMs(count, chance);
  if (reach === 'connection') {
    return { ...state, failures, blockedUntilMs: againAtMs, isRateLimited: false };
  }
  return activity === 'pull'
    ? { ...state, failures, pullDueAtMs: againAtMs }
    : { ...state, failures, pushDueAtMs: againAtMs };
}
