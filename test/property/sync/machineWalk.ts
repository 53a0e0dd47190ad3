import type { Outcome } from '#electron/sync/classifyResponse.ts';
import type { MachineEvent, OutboxFacts } from '#electron/sync/syncState.ts';
import { beginning, type Driven, fireTimer, step } from '#test/unit/sync/machineDriver.ts';

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
export function possibleEvents({ state, nowMs }: Driven): MachineEvent[] {
  const facts = outboxes(nowMs);
  const flags = [true, false];
  const events: MachineEvent[] = [
    ...flags.map((hasNetwork) => ({ kind: 'networkChanged' as const, hasNetwork })),
    ...flags.map((offline) => ({ kind: 'offlineChosen' as const, offline })),
    ...flags.map((wantsRefresh) => ({ kind: 'focusChanged' as const, wantsRefresh })),
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
      if (state.isGivingWay) events.push({ kind: 'pullGaveWay', outbox });
      if (activity !== 'push') continue;
      for (const hasProgressed of flags) {
        events.push({ kind: 'pushFinished', outbox, hasProgressed, needsPull });
      }
    }
    if (activity !== 'focus') continue;
    for (const needsPull of flags) events.push({ kind: 'focusFinished', outbox, needsPull });
  }
  return events;
}

/**
 * Goes through every state that the machine can come into, whatever happens in whatever order, and returns how many there
 * are. `step` checks P8 and the consistency of the effects on the way; `visit` sees each state once.
 */
export function walkEveryState(visit: (driven: Driven) => void): number {
  const seen = new Set<string>();
  const stack: Driven[] = [beginning()];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const shape = shapeOf(next);
    if (seen.has(shape)) continue;
    seen.add(shape);
    visit(next);
    for (const event of possibleEvents(next)) stack.push(step(next, event));
    if (next.state.timerAtMs !== null) {
      stack.push(fireTimer(next));
      // Time passes, and something else happens before the timer does.
      stack.push({ ...next, nowMs: next.state.timerAtMs - 1 });
      // The computer sleeps meanwhile, or its clock is set back.
      stack.push(step({ ...next, nowMs: next.state.timerAtMs + 8 * hour }, { kind: 'timerFired' }));
      stack.push(step({ ...next, nowMs: next.nowMs - 24 * hour }, { kind: 'timerFired' }));
    }
    const yesterday = { ...next, nowMs: next.nowMs - 24 * hour };
    stack.push(step(yesterday, { kind: 'focusChanged', wantsRefresh: false }));
    if (seen.size > 200_000) throw new Error('The states do not come to an end.');
  }
  return seen.size;
}

const hour = 3_600_000;

/** What matters of a state: times only as past, soon or none. */
function shapeOf({ state, nowMs, outbox }: Driven): string {
  const when = (atMs: number | null) => (atMs === null ? 0 : atMs <= nowMs ? 1 : 2);
  return [
    state.mode.name,
    ...[state.isStarted, state.isStopping, state.isStopped, state.hasNetwork].map(Number),
    ...[state.isOfflineByChoice, state.isPausedByUser, state.isSignedOut].map(Number),
    ...[state.isUpdateRequired, state.isAborting, state.isRateLimited].map(Number),
    ...[state.isFocusDue, state.failures.pull > 0, state.failures.push > 0].map(Number),
    state.activity,
    ...[state.pullDueAtMs, state.pushDueAtMs, state.gatheringSinceMs].map(when),
    ...[state.blockedUntilMs, state.timerAtMs].map(when),
    Number(outbox.hasDue),
    when(outbox.nextDueAtMs),
  ].join();
}
