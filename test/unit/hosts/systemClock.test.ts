import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '#electron/hosts/application/systemClock.ts';

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function timerOf(delayMs: number) {
  const heard = { times: 0 };
  const cancel = systemClock.schedule(delayMs, () => {
    heard.times += 1;
  });
  return { heard, cancel };
}

it('calls back once, when the time has passed', () => {
  const { heard } = timerOf(5 * 60_000);
  vi.advanceTimersByTime(5 * 60_000 - 1);
  expect(heard.times).toBe(0);
  vi.advanceTimersByTime(1);
  expect(heard.times).toBe(1);
  vi.advanceTimersByTime(hour);
  expect(heard.times).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('notices within 15 seconds that the computer slept over the time', () => {
  const { heard } = timerOf(5 * 60_000);
  // What sleep looks like from inside: the wall clock is hours on, and no timer has moved.
  vi.setSystemTime(Date.now() + 8 * hour);
  vi.advanceTimersByTime(15_000);
  expect(heard.times).toBe(1);
});

it('waits no longer when the clock is set back', () => {
  const { heard } = timerOf(60_000);
  vi.advanceTimersByTime(20_000);
  vi.setSystemTime(Date.now() - 24 * hour);
  vi.advanceTimersByTime(40_000);
  expect(heard.times).toBe(1);
});

it('is cancelled at any time', () => {
  const early = timerOf(60_000);
  early.cancel();
  const late = timerOf(60_000);
  vi.advanceTimersByTime(45_000);
  late.cancel();
  vi.advanceTimersByTime(hour);
  expect([early.heard.times, late.heard.times]).toEqual([0, 0]);
  expect(vi.getTimerCount()).toBe(0);
});
