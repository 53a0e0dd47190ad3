import { describe, expect, it } from 'vitest';
import { MAX_WAIT_MS, waitHint } from '#electron/remotes/waitHint.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');
const inSeconds = (seconds: number) => String(NOW_MS / 1000 + seconds);

function hint(headers: Record<string, string>, status = 429): number | null {
  return waitHint(new Headers(headers), status, NOW_MS);
}

describe('how long the server asks us to wait', () => {
  it.each([
    ['seconds', { 'retry-after': '12' }, 12_000],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['a fraction', { 'retry-after': '0.25' }, 250],
    ['an HTTP date', { 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' }, 30_000],
    ['an old-style date', { 'retry-after': 'Sunday, 01-Mar-26 12:00:30 GMT' }, 30_000],
    ['a date that has passed', { 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
    ['a reset time', { 'x-ratelimit-reset': inSeconds(45) }, 45_000],
    ['a reset time that has passed', { 'x-ratelimit-reset': inSeconds(-5) }, 0],
    ['both', { 'retry-after': '3', 'x-ratelimit-reset': inSeconds(45) }, 3000],
    ['nonsense, then a reset', { 'retry-after': 'soon', 'x-ratelimit-reset': inSeconds(9) }, 9000],
    ['nonsense', { 'retry-after': '-1', 'x-ratelimit-reset': 'later' }, null],
    ['nothing', {}, null],
  ])('is read from %s', (_name, headers, expected) => {
    expect(hint(headers)).toBe(expected);
  });

  it('is measured on the server’s own clock where it tells it', () => {
    const date = 'Sun, 01 Mar 2026 15:00:00 GMT';
    expect(hint({ date, 'retry-after': 'Sun, 01 Mar 2026 15:00:20 GMT' })).toBe(20_000);
    expect(hint({ date, 'x-ratelimit-reset': inSeconds(3 * 3600 + 20) })).toBe(20_000);
  });

  it('[P8] is never longer than an hour, whatever the unit the server thought of', () => {
    expect(hint({ 'retry-after': '999999999' })).toBe(MAX_WAIT_MS);
    expect(hint({ 'x-ratelimit-reset': String(NOW_MS + 1000) })).toBe(MAX_WAIT_MS);
  });

  it('comes from Retry-After on any error, from the reset time on a 429 only', () => {
    expect(hint({ 'retry-after': '5' }, 503)).toBe(5000);
    expect(hint({ 'x-ratelimit-reset': inSeconds(45) }, 403)).toBeNull();
  });
});
