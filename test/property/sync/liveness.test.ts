import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#electron/sync/classifyResponse.ts';
import type { MachineEvent, OutboxFacts } from '#electron/sync/syncState.ts';
import { beginning, type Driven, fireTimer, step } from '#test/unit/sync/machineDriver.ts';

// `step` checks P8 and the consistency of the effects after every event.

const outcomes: Outcome[] = [
  { kind: 'retry', reach: 'connection' },
  { kind: 'retry', reach: 'request' },
  { kind: 'pauseProvider', retryAfterMs: 10_000 },
  { kind: 'pauseProvider', retryAfterMs: null },
  { kind: 'signedOut' },
  { kind: 'updateRequired' },
  { kind: 'park' },
  { kind: 'unknownOutcome' },
  { kind: 'aborted' },
];

function outboxes(nowMs: number): OutboxFacts[] {
  return [
    { hasDue: false, nextDueAtMs: null },
    { hasDue: true, nextDueAtMs: null },
    { hasDue: false, nextDueAtMs: nowMs + 5_000 },
  ];
}

/** Everything that can happen in a state. */
function possibleEvents({ state, nowMs }: Driven): MachineEvent[] {
  const facts = outboxes(nowMs);
  const flags = [true, false];
  const events: MachineEvent[] = [
    ...flags.map((hasNetwork) => ({ kind: 'networkChanged' as const, hasNetwork })),
    ...flags.map((offline) => ({ kind: 'offlineChosen' as const, offline })),
    { kind: 'paused' },
    { kind: 'resumed' },
    { kind: 'credentialsChanged' },
    { kind: 'woken' },
    { kind: 'syncRequested' },
    { kind: 'stopRequested' },
    ...facts.map((outbox) => ({ kind: 'editCommitted' as const, outbox })),
  ];
  if (!state.isStarted)
    events.push(...facts.map((outbox) => ({ kind: 'started' as const, outbox })));
  if (state.isStopping) events.push({ kind: 'stopDeadlineReached' });
  const { activity } = state;
  if (activity === null || state.isStopped) return events;
  for (const outbox of facts) {
    for (const needsPull of activity === 'push' ? flags : [false]) {
      for (const outcome of outcomes) {
        events.push({ kind: 'attemptFailed', activity, outcome, outbox, needsPull });
      }
      if (activity === 'pull') events.push({ kind: 'pullFinished', outbox });
      else {
        for (const hasProgressed of flags) {
          events.push({ kind: 'pushFinished', outbox, hasProgressed, needsPull });
        }
      }
    }
  }
  return events;
}

/** What matters of a state: times only as past, soon or none. */
function shapeOf({ state, nowMs, outbox }: Driven): string {
  const when = (atMs: number | null) => (atMs === null ? 'none' : atMs <= nowMs ? 'past' : 'later');
  const { failures, ...rest } = state;
  return JSON.stringify({
    ...rest,
    pullDueAtMs: when(state.pullDueAtMs),
    pushDueAtMs: when(state.pushDueAtMs),
    gatheringSinceMs: when(state.gatheringSinceMs),
    blockedUntilMs: when(state.blockedUntilMs),
    timerAtMs: when(state.timerAtMs),
    failures: [failures.pull > 0, failures.push > 0],
    outbox: [outbox.hasDue, when(outbox.nextDueAtMs)],
  });
}

describe('the machine', () => {
  it('[P8] in every reachable state has an attempt running or scheduled when there is something to send', () => {
    const seen = new Set<string>();
    const stack: Driven[] = [beginning()];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const shape = shapeOf(next);
      if (seen.has(shape)) continue;
      seen.add(shape);
      for (const event of possibleEvents(next)) stack.push(step(next, event));
      if (next.state.timerAtMs !== null) {
        stack.push(fireTimer(next));
        // Time passes, and something else happens before the timer does.
        stack.push({ ...next, nowMs: next.state.timerAtMs - 1 });
      }
      if (seen.size > 50_000) throw new Error('The states do not come to an end.');
    }
    // Enough of them that the search has really been everywhere.
    expect(seen.size).toBeGreaterThan(1_000);
  });

  it('[P8] comes to a push soon, from wherever it is, even while every pull fails', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20_000 })), { maxLength: 40, size: 'max' }),
        (choices) => {
          let driven = step(beginning(), {
            kind: 'started',
            outbox: { hasDue: true, nextDueAtMs: null },
          });
          for (const [choice, ms] of choices) {
            const { timerAtMs } = driven.state;
            if (timerAtMs !== null && timerAtMs <= driven.nowMs + ms) driven = fireTimer(driven);
            else driven = { ...driven, nowMs: driven.nowMs + ms };
            const events = possibleEvents(driven).filter(
              (event) =>
                event.kind !== 'stopRequested' &&
                !('outcome' in event && event.outcome.kind === 'updateRequired'),
            );
            const event = events[choice % events.length];
            if (event !== undefined) driven = step(driven, event);
          }
          driven = recover(driven);
          for (let turn = 0; turn < 12; turn += 1) {
            if (driven.state.activity === 'push') return;
            driven = driven.state.activity === 'pull' ? failPull(driven) : fireTimer(driven);
          }
          expect(driven.state, 'a push within twelve turns').toMatchObject({ activity: 'push' });
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Everybody lets it work again, and there is something to send. */
function recover(before: Driven): Driven {
  const events: MachineEvent[] = [
    { kind: 'resumed' },
    { kind: 'credentialsChanged' },
    { kind: 'offlineChosen', offline: false },
    { kind: 'networkChanged', hasNetwork: true },
    { kind: 'editCommitted', outbox: { hasDue: true, nextDueAtMs: null } },
  ];
  return events.reduce((driven, event) => step(driven, event), before);
}

function failPull(driven: Driven): Driven {
  return step(driven, {
    kind: 'attemptFailed',
    activity: 'pull',
    outcome: { kind: 'retry', reach: 'request' },
    outbox: { hasDue: true, nextDueAtMs: null },
    needsPull: false,
  });
}
