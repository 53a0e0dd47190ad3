import { describe, expect, it } from 'vitest';
import type { Outcome } from '#electron/sync/classifyResponse.ts';
import type { Activity } from '#electron/sync/syncState.ts';
import { beginning, type Driven, due, empty, fireTimer, kinds, step } from './machineDriver.ts';

const started = (outbox = empty) => step(beginning(), { kind: 'started', outbox });
const pulled = (driven: Driven, outbox = empty) => step(driven, { kind: 'pullFinished', outbox });
const pushed = (driven: Driven, outbox = empty) =>
  step(driven, { kind: 'pushFinished', outbox, hasProgressed: true, needsPull: false });
const edited = (driven: Driven) => step(driven, { kind: 'editCommitted', outbox: due });
const failed = (driven: Driven, activity: Activity, outcome: Outcome, outbox = driven.outbox) =>
  step(driven, { kind: 'attemptFailed', activity, outcome, outbox, needsPull: false });
const idle = () => pulled(started());
const scheduled = ({ effects }: Driven) =>
  effects.flatMap((effect) => (effect.kind === 'schedule' ? [effect.delayMs] : []))[0];

const noNetwork: Outcome = { kind: 'retry', reach: 'connection' };
const serverError: Outcome = { kind: 'retry', reach: 'request' };

describe('the group on the screen', () => {
  const looked = (driven: Driven, wantsRefresh = true) =>
    step(driven, { kind: 'focusChanged', wantsRefresh });
  const over = (driven: Driven, needsPull = false, outbox = driven.outbox) =>
    step(driven, { kind: 'focusFinished', outbox, needsPull });

  it('is read when nothing else is to be done, and says so', () => {
    const looking = looked(idle());
    expect(kinds(looking)).toEqual(['startFocus', 'cancelTimer']);
    expect(looking.state.mode.name).toBe('pulling');
    const after = over(looking);
    expect(after.state).toMatchObject({ mode: { name: 'idle' }, isFocusDue: false });
    expect(after.state.pullDueAtMs).toBe(looking.state.pullDueAtMs);
  });

  it('is not read while its copy is fresh', () => {
    expect(kinds(looked(idle(), false))).toEqual([]);
  });

  it('waits for a push that runs, and is not read any more when it left the screen', () => {
    const pushing = looked(pulled(started(due), due));
    expect(kinds(pushing)).toEqual([]);
    expect(kinds(pushed(pushing))).toEqual(['startFocus']);
    expect(kinds(pushed(looked(pushing, false)))).toEqual(['schedule']);
  });

  it('is not read after a pull: that has read every group', () => {
    expect(kinds(pulled(looked(started())))).toEqual(['schedule']);
  });

  it('gives way to a push as soon as that is due', () => {
    const looking = edited(looked(idle()));
    expect(scheduled(looking)).toBe(300);
    const ending = fireTimer(looking);
    expect(kinds(ending)).toEqual(['abort']);
    const pushing = failed(ending, 'focus', { kind: 'aborted' });
    expect(kinds(pushing)).toEqual(['startPush']);
    expect(kinds(pushed(pushing))).toEqual(['startFocus']);
  });

  it('is read after a wait for the connection, by the pull that comes first then', () => {
    const blocked = looked(failed(idleAgain(), 'pull', noNetwork));
    expect(kinds(blocked)).toEqual([]);
    expect(kinds(fireTimer(blocked))).toEqual(['startPull']);
  });

  it('is read after a rate limit of the edits', () => {
    const wait: Outcome = { kind: 'pauseProvider', retryAfterMs: 10_000 };
    const blocked = looked(failed(pulled(started(due), due), 'push', wait, empty));
    expect(kinds(fireTimer(blocked))).toEqual(['startFocus']);
  });

  it('asks no server that does not answer pulls', () => {
    expect(kinds(looked(failed(idleAgain(), 'pull', serverError)))).toEqual([]);
  });

  it('that cannot be read counts as a pull that failed', () => {
    const after = failed(looked(idle()), 'focus', serverError);
    expect(after.state).toMatchObject({ mode: { name: 'backingOff' }, failures: { pull: 1 } });
    expect(kinds(fireTimer(after))).toEqual(['startPull']);
  });

  it('that is in doubt brings a whole pull', () => {
    expect(kinds(over(looked(idle()), true))).toEqual(['startPull']);
  });

  const idleAgain = () => fireTimer(idle());
});
