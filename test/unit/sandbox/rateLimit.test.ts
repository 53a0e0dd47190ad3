import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { manualClock } from './organisation.ts';

const start = Math.floor(Date.parse('2026-11-01T12:00:10Z') / 1000);
let sandbox: TestSandbox;
let clock: ReturnType<typeof manualClock>;
beforeEach(async () => {
  clock = manualClock(start);
  sandbox = await startTestSandbox({ clock, rateLimit: { budget: 3, windowSeconds: 60 } });
});
afterEach(() => sandbox.stop());

function quotaOf(headers: Headers) {
  return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
}

describe('the request budget', () => {
  it('is told on every answer, good or bad, and refused beyond it', async () => {
    const reset = String(start + 50);
    const good = await sandbox.request('GET', '/usergroups');
    expect(quotaOf(good.headers)).toEqual(['3', '2', reset]);
    const unauthorised = await sandbox.request('GET', '/usergroups', undefined, 'nonsense');
    expect(unauthorised.status).toBe(401);
    expect(quotaOf(unauthorised.headers)).toEqual(['3', '1', reset]);
    const bad = await sandbox.request('GET', '/usergroups?limit=0');
    expect(quotaOf(bad.headers)).toEqual(['3', '0', reset]);

    const refused = await sandbox.request('GET', '/usergroups');
    expect([refused.status, refused.body.code]).toEqual([429, 9]);
    expect(refused.body.message).toContain('Too many requests');
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(quotaOf(refused.headers)).toEqual(['3', '0', reset]);
  });

  it('is each operation’s own and whole again in the next window', async () => {
    for (let at = 0; at < 4; at += 1) await sandbox.request('GET', '/usergroups');
    const other = await sandbox.request('POST', '/usergroups', { name: 'Choir' });
    expect(other.status).toBe(201);
    clock.advanceSeconds(50);
    const again = await sandbox.request('GET', '/usergroups');
    expect(again.status).toBe(200);
    expect(quotaOf(again.headers)).toEqual(['3', '2', String(start + 110)]);
  });

  it('stands on unknown paths and wrong methods too', async () => {
    expect(quotaOf((await sandbox.request('GET', '/nowhere')).headers)[0]).toBe('3');
    expect(quotaOf((await sandbox.request('PATCH', '/usergroups')).headers)[0]).toBe('3');
  });
});
