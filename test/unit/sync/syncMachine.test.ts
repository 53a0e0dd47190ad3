import { describe, expect, it } from 'vitest';
import type { Outcome } from '#electron/sync/classifyResponse.ts';
import type { Activity, MachineEvent } from '#electron/sync/syncState.ts';
import { beginning, type Driven, due, empty, fireTimer, kinds, step } from './machineDriver.ts';

const minutes = 60_000;
const started = (outbox = empty) => step(beginning(), { kind: 'started', outbox });
const pulled = (driven: Driven, outbox = empty) => step(driven, { kind: 'pullFinished', outbox });
const pushed = (driven: Driven, outbox = empty, rest = {}) =>
  step(driven, { kind: 'pushFinished', outbox, hasProgressed: true, needsPull: false, ...rest });
const edited = (driven: Driven, outbox = due) => step(driven, { kind: 'editCommitted', outbox });
const failed = (driven: Driven, activity: Activity, outcome: Outcome, outbox = driven.outbox) =>
  step(driven, { kind: 'attemptFailed', activity, outcome, outbox, needsPull: false });
const passing = (driven: Driven, ms: number): Driven => ({ ...driven, nowMs: driven.nowMs + ms });
const idle = () => pulled(started());
const scheduled = ({ effects }: Driven) =>
  effects.flatMap((effect) => (effect.kind === 'schedule' ? [effect.delayMs] : []))[0];

const noNetwork: Outcome = { kind: 'retry', reach: 'connection' };
const serverError: Outcome = { kind: 'retry', reach: 'request' };

describe('the cycle', () => {
  it('pulls at once when it starts', () => {
    expect(started().state.mode.name).toBe('pulling');
    expect(kinds(started())).toEqual(['startPull']);
  });

  it('pulls, then pushes', () => {
    const next = pulled(started(due), due);
    expect(kinds(next)).toEqual(['startPush']);
    expect(next.state.mode.name).toBe('pushing');
  });

  it('rests when nothing is to be sent, and pulls again after five minutes, give or take', () => {
    expect(idle().state.mode.name).toBe('idle');
    const delays = [0, 0.5, 0.999].map((chance) =>
      scheduled(step(started(), { kind: 'pullFinished', outbox: empty }, chance)),
    );
    expect(delays).toEqual(
      [4.5 * minutes, 5 * minutes, 5.4994 * minutes].map((ms) => expect.closeTo(ms, -3)),
    );
    expect(kinds(fireTimer(idle()))).toEqual(['startPull']);
  });

  it('pulls what a push could not read back', () => {
    const pushing = pulled(started(due), due);
    expect(kinds(pushed(pushing, empty, { needsPull: true }))).toEqual(['startPull']);
  });

  it('goes on pushing while rows are due', () => {
    expect(kinds(pushed(pulled(started(due), due), due))).toEqual(['startPush']);
  });

  it('backs off when a push moves nothing, instead of spinning', () => {
    const next = pushed(pulled(started(due), due), due, { hasProgressed: false });
    expect(next.state.mode.name).toBe('backingOff');
    expect(scheduled(next)).toBe(500);
  });

  it('comes back for a row that waits for a time', () => {
    const waiting = { hasDue: false, nextDueAtMs: 1_000_000 + 7_000 };
    const next = pushed(pulled(started(due), due), waiting);
    expect(scheduled(next)).toBe(7_000);
    expect(kinds(fireTimer(next))).toEqual(['startPush']);
  });
});

describe('an edit', () => {
  it('is sent after 300 ms without another', () => {
    const first = edited(idle());
    expect(scheduled(first)).toBe(300);
    const second = edited(passing(first, 200));
    expect(scheduled(second)).toBe(300);
    expect(kinds(fireTimer(second))).toEqual(['startPush']);
  });

  it('is sent after two seconds at the latest, however busy somebody is', () => {
    let driven = edited(idle());
    for (let times = 0; times < 9; times += 1) driven = edited(passing(driven, 200));
    expect(driven.state.timerAtMs).toBe(1_000_000 + 2_000);
  });

  it('made while a push runs is sent after it, without being gathered anew', () => {
    const pushing = pulled(started(due), due);
    expect(kinds(pushed(passing(edited(pushing), 1_000), due))).toEqual(['startPush']);
    expect(scheduled(pushed(passing(edited(pushing), 100), due))).toBe(200);
  });

  it('that turned out done while it was gathered is gathered no more', () => {
    const next = pulled(edited(started()), empty);
    expect(next.state).toMatchObject({ gatheringSinceMs: null, pushDueAtMs: null });
  });

  it('that was taken back before it was sent asks for nothing', () => {
    const next = edited(edited(idle()), empty);
    expect(next.state.timerAtMs).toBe(next.state.pullDueAtMs);
  });

  it('does not cut a backoff short', () => {
    const backingOff = failed(pulled(started(due), due), 'push', serverError);
    expect(edited(backingOff).state.timerAtMs).toBe(backingOff.state.timerAtMs);
  });
});

describe('a failed attempt', () => {
  it('is repeated for ever, ever later', () => {
    let driven = started();
    const delays: (number | undefined)[] = [];
    for (let times = 0; times < 9; times += 1) {
      driven = failed(driven, 'pull', noNetwork);
      expect(driven.state.mode.name).toBe('backingOff');
      delays.push(scheduled(driven));
      driven = fireTimer(driven);
      expect(kinds(driven)).toEqual(['startPull']);
    }
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('starts over after a success', () => {
    const driven = pulled(fireTimer(failed(started(), 'pull', noNetwork)));
    expect(driven.state.failures.pull).toBe(0);
    expect(driven.state.mode.name).toBe('idle');
  });

  it('[P8] of a pull does not keep edits from being sent', () => {
    const next = failed(started(due), 'pull', serverError, due);
    expect(kinds(next)).toEqual(['startPush']);
  });

  it('for want of a connection holds up everything', () => {
    const next = failed(started(due), 'pull', noNetwork, due);
    expect(kinds(next)).toEqual(['schedule']);
  });

  it('that ended without our asking backs off as well', () => {
    expect(failed(started(), 'pull', { kind: 'aborted' }).state.mode.name).toBe('backingOff');
  });

  it('has nothing to back off from once there is nothing to send', () => {
    const backingOff = failed(pulled(started(due), due), 'push', serverError);
    expect(edited(backingOff, empty).state.mode.name).toBe('idle');
  });

  it.each<[string, Outcome, number]>([
    ['the time the server gave', { kind: 'pauseProvider', retryAfterMs: 90_000 }, 90_000],
    ['a backoff when it gave none', { kind: 'pauseProvider', retryAfterMs: null }, 500],
    ['a backoff when it gave no time at all', { kind: 'pauseProvider', retryAfterMs: 0 }, 500],
  ])('by a rate limit waits for %s, whatever else is wished', (_name, outcome, delayMs) => {
    let driven = failed(pulled(started(due), due), 'push', outcome);
    expect(scheduled(driven)).toBe(delayMs);
    const events: MachineEvent[] = [
      { kind: 'syncRequested' },
      { kind: 'woken' },
      { kind: 'networkChanged', hasNetwork: true },
      { kind: 'editCommitted', outbox: due },
    ];
    for (const event of events) {
      driven = step(driven, event);
      expect(driven.state.timerAtMs).toBe(1_000_000 + delayMs);
    }
    expect(kinds(fireTimer(driven))).toEqual(['startPull']);
  });

  it('waits no longer than an hour at a time, and no shorter than it was told', () => {
    const day = 24 * 60 * minutes;
    let driven = failed(started(), 'pull', { kind: 'pauseProvider', retryAfterMs: day });
    expect(scheduled(driven)).toBe(60 * minutes);
    for (let hour = 1; hour < 24; hour += 1) {
      driven = fireTimer(driven);
      expect(driven.state.activity).toBeNull();
    }
    expect(kinds(fireTimer(driven))).toEqual(['startPull']);
  });

  it.each<MachineEvent>([
    { kind: 'syncRequested' },
    { kind: 'woken' },
    { kind: 'networkChanged', hasNetwork: true },
    { kind: 'resumed' },
  ])('for want of a connection is tried again at once on $kind', (event) => {
    expect(kinds(step(failed(started(), 'pull', noNetwork), event))).toContain('startPull');
  });
});

describe('a pause', () => {
  it.each<[string, MachineEvent, MachineEvent, object]>([
    [
      'offline by choice',
      { kind: 'offlineChosen', offline: true },
      { kind: 'offlineChosen', offline: false },
      { name: 'offline' },
    ],
    [
      'no network',
      { kind: 'networkChanged', hasNetwork: false },
      { kind: 'networkChanged', hasNetwork: true },
      { name: 'offline' },
    ],
    ['the user', { kind: 'paused' }, { kind: 'resumed' }, { name: 'paused', reason: 'user' }],
  ])('(%s) ends what runs, and goes on where it was', (_name, event, end, mode) => {
    const running = started(due);
    const paused = step(running, event);
    expect(kinds(paused)).toEqual(['abort']);
    expect(paused.state.mode).toEqual(mode);
    const over = failed(paused, 'pull', { kind: 'aborted' }, due);
    expect(kinds(over)).toEqual([]);
    expect(edited(over).state.timerAtMs).toBeNull();
    expect(kinds(step(over, end))).toEqual(['startPull', 'giveWay']);
  });

  it('that ends before the work has ended waits for it', () => {
    const paused = step(started(due), { kind: 'offlineChosen', offline: true });
    const back = step(paused, { kind: 'offlineChosen', offline: false });
    expect(kinds(back)).toEqual([]);
    expect(kinds(failed(back, 'pull', { kind: 'aborted' }))).toEqual(['startPull', 'giveWay']);
  });

  it('by a sign-out keeps the queue and ends with new credentials only', () => {
    let driven = failed(pulled(started(due), due), 'push', { kind: 'signedOut' });
    expect(driven.state.mode).toEqual({ name: 'paused', reason: 'signedOut' });
    for (const kind of ['syncRequested', 'woken', 'resumed'] as const) {
      driven = step(driven, { kind });
      expect(kinds(driven)).toEqual([]);
    }
    expect(driven.state.pushDueAtMs).not.toBeNull();
    expect(kinds(step(driven, { kind: 'credentialsChanged' }))).toEqual(['startPull', 'giveWay']);
  });

  it('for an update lasts', () => {
    const driven = failed(started(), 'pull', { kind: 'updateRequired' });
    expect(driven.state.mode).toEqual({ name: 'paused', reason: 'updateRequired' });
    expect(kinds(step(driven, { kind: 'syncRequested' }))).toEqual([]);
    expect(kinds(step(driven, { kind: 'credentialsChanged' }))).toEqual([]);
  });
});

describe('stopping', () => {
  const stop: MachineEvent = { kind: 'stopRequested' };

  it('is over at once when nothing is to be done', () => {
    expect(kinds(step(idle(), stop))).toEqual(['stopped', 'cancelTimer']);
    expect(kinds(step(beginning(), stop))).toEqual(['stopped']);
  });

  it('ends a pull: it goes on where it was next time', () => {
    const stopping = step(started(), stop);
    expect(kinds(stopping)).toEqual(['abort']);
    expect(kinds(failed(stopping, 'pull', { kind: 'aborted' }))).toEqual(['stopped']);
  });

  it('sends what was being gathered', () => {
    const stopping = step(edited(idle()), stop);
    expect(kinds(stopping)).toEqual(['startPush', 'cancelTimer']);
    expect(stopping.state.mode.name).toBe('stopping');
    expect(kinds(pushed(stopping))).toEqual(['stopped']);
  });

  it('lets a push come to its end', () => {
    const stopping = step(pulled(started(due), due), stop);
    expect(kinds(stopping)).toEqual([]);
    expect(kinds(pushed(stopping))).toEqual(['stopped']);
  });

  it('does not wait for a backoff', () => {
    const backingOff = failed(pulled(started(due), due), 'push', serverError);
    expect(kinds(step(backingOff, stop))).toEqual(['stopped', 'cancelTimer']);
  });

  it('sends nothing while offline', () => {
    const offline = step(edited(idle()), { kind: 'offlineChosen', offline: true });
    expect(kinds(step(offline, stop))).toEqual(['stopped']);
  });

  it('is over at its deadline, whatever runs', () => {
    const stopping = step(pulled(started(due), due), stop);
    expect(kinds(step(stopping, { kind: 'stopDeadlineReached' }))).toEqual(['abort', 'stopped']);
  });

  it('starts nothing afterwards', () => {
    const stopped = step(idle(), stop);
    expect(kinds(edited(stopped))).toEqual([]);
    expect(kinds(step(stopped, { kind: 'syncRequested' }))).toEqual([]);
  });
});

describe('a pull that is rate limited', () => {
  const limited: Outcome = { kind: 'pauseProvider', retryAfterMs: 10_000 };

  it('[P8] lets the edits go first when the wait is over, and then goes on', () => {
    const waiting = failed(started(due), 'pull', limited, due);
    const pushing = fireTimer(waiting);
    expect(kinds(pushing)).toEqual(['startPush']);
    expect(kinds(pushed(pushing))).toEqual(['startPull']);
  });
});

it('a timer counts as passed time also when the wall clock was set back', () => {
  const driven = edited(idle());
  const back = step({ ...driven, nowMs: driven.nowMs - 3_600_000 }, { kind: 'timerFired' });
  expect(kinds(back)).toEqual(['startPush']);
});
