import type { Quota } from '../rateLimiter.ts';

/** The headers Stream puts on every answer; the date is that of the clock the reset is told by. */
export function rateLimitHeaders(quota: Quota, nowSeconds: number): Record<string, string> {
  return {
    Date: new Date(nowSeconds * 1000).toUTCString(),
    'X-RateLimit-Limit': String(quota.limit),
    'X-RateLimit-Remaining': String(quota.remaining),
    'X-RateLimit-Reset': String(quota.resetAtSeconds),
  };
}
