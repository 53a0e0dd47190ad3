import { expect, it } from 'vitest';
import { MAX_WAIT_MS, readQuota } from '#electron/remotes/waitHint.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const resetAt = (offsetSeconds: number) => String(nowMs / 1000 + offsetSeconds);
const told = {
  'x-ratelimit-limit': '60',
  'x-ratelimit-remaining': '7',
  'x-ratelimit-reset': resetAt(30),
};

it('is read from the three headers', () => {
  expect(readQuota(new Headers(told), nowMs)).toEqual({
    limit: 60,
    remaining: 7,
    window: nowMs / 1000 + 30,
    waitMs: 30_000,
  });
});

it('is timed by the server’s own clock', () => {
  const date = new Date(nowMs - 600_000).toUTCString();
  const reset = resetAt(-600 + 20);
  const headers = new Headers({ ...told, date, 'x-ratelimit-reset': reset });
  expect(readQuota(headers, nowMs)?.waitMs).toBe(20_000);
});

it.each([
  ['in the past', resetAt(-5), 0],
  ['in milliseconds', String(nowMs + 5_000), MAX_WAIT_MS],
])('whose reset is %s waits no longer than is sensible', (_name, reset, waitMs) => {
  const headers = new Headers({ ...told, 'x-ratelimit-reset': reset });
  expect(readQuota(headers, nowMs)?.waitMs).toBe(waitMs);
});

it.each([
  ['no number left', { 'x-ratelimit-remaining': '' }],
  ['a number that is none', { 'x-ratelimit-remaining': 'many' }],
  ['a negative number', { 'x-ratelimit-remaining': '-1' }],
  ['no reset', { 'x-ratelimit-reset': '' }],
  ['a reset that is none', { 'x-ratelimit-reset': 'soon' }],
])('is not there with %s', (_name, odd) => {
  expect(readQuota(new Headers({ ...told, ...odd }), nowMs)).toBeNull();
});

it.each(['', '0', 'lots'])('without a sensible limit (%j) still tells what is left', (limit) => {
  const headers = new Headers({ ...told, 'x-ratelimit-limit': limit });
  expect(readQuota(headers, nowMs)).toMatchObject({ limit: null, remaining: 7 });
});
