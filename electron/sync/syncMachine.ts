import { chooseEffects } from './chooseEffects.ts';
import { alignToClock, hasSlept } from './clockJump.ts';
import { recordFailure } from './recordFailure.ts';
import type { Effect, MachineEvent, MachineState, OutboxFacts, Work } from './syncState.ts';

const pullEveryMs = 5 * 60_000;
/** Part of the interval, so that the laptops of one organisation do not all ask at once. */
const pullJitter = 0.2;
/** Edits made in quick succession are sent together … */
const gatherMs = 300;
/** … but somebody who never pauses does not wait for ever. */
const gatherAtMostMs = 2_000;

/** What a transition may know of the world: the time, and one number in [0, 1). */
export interface Surroundings {
  nowMs: number;
  chance: number;
}

/**
 * The engine's every decision about when to do what: pure, replayable. The event is written into the state, then
 * `chooseEffects` looks only at the state; that is why P8 (online, not paused, something to send ⇒ an attempt runs or
 * is scheduled) holds whatever order events come in.
 */
export function transition(
  state: MachineState,
  event: MachineEvent,
  surroundings: Surroundings,
): { state: MachineState; effects: Effect[] } {
  const { nowMs } = surroundings;
  const aligned = alignToClock(state, event, nowMs);
  return chooseEffects(record(aligned, event, surroundings), nowMs, event);
}

/** Has something changed for the better, so that nothing that waits for a time should wait on? */
export function isEncouraging(state: MachineState, event: MachineEvent, nowMs: number): boolean {
  switch (event.kind) {
    case 'woken':
    case 'syncRequested':
    case 'resumed':
    case 'credentialsChanged':
      return true;
    case 'networkChanged':
      return event.hasNetwork;
    case 'offlineChosen':
      return !event.offline;
    case 'timerFired':
      return state.timerAtMs !== null && hasSlept(state.timerAtMs, nowMs);
    default:
      return false;
  }
}

function record(state: MachineState, event: MachineEvent, now: Surroundings): MachineState {
  const { nowMs } = now;
  switch (event.kind) {
    case 'started':
      return withOutbox({ ...state, isStarted: true, pullDueAtMs: nowMs }, event.outbox, nowMs);
    case 'editCommitted': {
      const gatheringSinceMs = state.gatheringSinceMs ?? nowMs;
      const gatheredAtMs = Math.min(nowMs + gatherMs, gatheringSinceMs + gatherAtMostMs);
      return withOutbox({ ...state, gatheringSinceMs }, event.outbox, nowMs, gatheredAtMs);
    }
    case 'timerFired': {
      const next = { ...state, timerAtMs: null };
      return isEncouraging(state, event, nowMs) ? soon(next, nowMs) : next;
    }
    case 'pullFinished': {
      const pullDueAtMs = nowMs + pullEveryMs * (1 - pullJitter / 2 + pullJitter * now.chance);
      // It has read every group, the one on the screen first.
      const next = {
        ...finished(state, 'pull'),
        pullDueAtMs,
        isFocusDue: false,
        isGivingWay: false,
      };
      return withOutbox(next, event.outbox, nowMs);
    }
    case 'pullGaveWay':
      // Neither a failure nor an end: it goes on as soon as the edits are through.
      return withOutbox({ ...finished(state, 'pull'), pullDueAtMs: nowMs }, event.outbox, nowMs);
    case 'focusFinished': {
      // One group that was read tells nothing of the pull that may have failed.
      const next = withOutbox({ ...state, activity: null, isAborting: false }, event.outbox, nowMs);
      return event.needsPull ? { ...next, pullDueAtMs: nowMs } : next;
    }
    case 'pushFinished': {
      // Rows that could be sent and a push that moved nothing: to go on at once would be to spin.
      if (!event.hasProgressed && isDueNow(event.outbox, nowMs)) {
        const outcome = { kind: 'retry', reach: 'request' } as const;
        return record(state, { ...event, kind: 'attemptFailed', activity: 'push', outcome }, now);
      }
      const next = withOutbox(finished(state, 'push'), event.outbox, nowMs);
      return event.needsPull ? { ...next, pullDueAtMs: nowMs } : next;
    }
    case 'attemptFailed': {
      const ended = { ...state, activity: null, isAborting: false, isGivingWay: false };
      const known = withOutbox(ended, event.outbox, nowMs);
      const next = event.needsPull ? { ...known, pullDueAtMs: nowMs } : known;
      return recordFailure(next, event, { ...now, wasAborting: state.isAborting });
    }
    case 'networkChanged': {
      const next = { ...state, hasNetwork: event.hasNetwork };
      return event.hasNetwork ? soon(next, nowMs) : next;
    }
    case 'offlineChosen': {
      if (event.offline === state.isOfflineByChoice) return state;
      const next = { ...state, isOfflineByChoice: event.offline };
      return event.offline ? next : soon(next, nowMs);
    }
    case 'paused':
      return { ...state, isPausedByUser: true };
    case 'resumed':
      return soon({ ...state, isPausedByUser: false }, nowMs);
    case 'credentialsChanged':
      return soon({ ...state, isSignedOut: false }, nowMs);
    case 'woken':
    case 'syncRequested':
      return soon(state, nowMs);
    case 'focusChanged':
      return { ...state, isFocusDue: event.wantsRefresh };
    case 'stopRequested':
    case 'stopDeadlineReached':
      return { ...state, isStopping: true };
  }
}

function finished(state: MachineState, activity: Work): MachineState {
  const failures = { ...state.failures, [activity]: 0 };
  return { ...state, activity: null, isAborting: false, failures };
}

/** Something has changed for the better: try now, unless the server itself asked for the wait. */
function soon(state: MachineState, nowMs: number): MachineState {
  return {
    ...state,
    blockedUntilMs: state.isRateLimited ? state.blockedUntilMs : null,
    pullDueAtMs: Math.min(state.pullDueAtMs, nowMs),
    pushDueAtMs: state.pushDueAtMs === null ? null : Math.min(state.pushDueAtMs, nowMs),
  };
}

function isDueNow({ hasDue, nextDueAtMs }: OutboxFacts, nowMs: number): boolean {
  return hasDue || (nextDueAtMs !== null && nextDueAtMs <= nowMs);
}

function withOutbox(
  state: MachineState,
  outbox: OutboxFacts,
  nowMs: number,
  gatheredAtMs: number = gatheredAt(state, nowMs),
): MachineState {
  const pushDueAtMs = pushDueAt(state, outbox, gatheredAtMs);
  // With nothing to send there is nothing to back off from.
  const failures = pushDueAtMs === null ? { ...state.failures, push: 0 } : state.failures;
  // What was being gathered may have been found done by the pull meanwhile.
  const gatheringSinceMs = outbox.hasDue ? state.gatheringSinceMs : null;
  return { ...state, pushDueAtMs, failures, gatheringSinceMs };
}

/** Only another edit makes the gathering last longer: the end of a run does not begin it anew. */
function gatheredAt({ gatheringSinceMs, pushDueAtMs }: MachineState, nowMs: number): number {
  return gatheringSinceMs === null || pushDueAtMs === null ? nowMs : pushDueAtMs;
}

function pushDueAt(state: MachineState, outbox: OutboxFacts, gatheredAtMs: number): number | null {
  if (!outbox.hasDue) return outbox.nextDueAtMs;
  // A new edit does not cut a backoff short.
  return state.failures.push > 0 ? (state.pushDueAtMs ?? gatheredAtMs) : gatheredAtMs;
}
