/**
 * The longest wait we take from a server. A reset in the year 2100, or one given in the wrong unit, must not
 * silence a workspace for ever (P8); asking again once an hour hurts nobody.
 */
export const MAX_WAIT_MS = 60 * 60 * 1000;

/**
 * How long the server asks us to wait, in milliseconds, or null when it does not say. `Retry-After` (seconds or
 * HTTP-date) counts on any error; `X-RateLimit-Reset` (unix seconds) only on a 429, because some servers put it
 * on every answer.
 */
export function waitHint(headers: Headers, status: number, nowMs: number): number | null {
  const asked =
    readRetryAfter(headers.get('retry-after'), headers, nowMs) ??
    (status === 429 ? readReset(headers.get('x-ratelimit-reset'), headers, nowMs) : null);
  return asked === null ? null : limited(asked);
}

/** What an answer tells of the budget of its endpoint. */
export interface Quota {
  /** Requests in a whole window; null when not said. */
  limit: number | null;
  remaining: number;
  /** The server's second at which the window ends: its name. */
  window: number;
  /** Milliseconds until then, an hour at most; never too short, because a Date is cut to the second. */
  waitMs: number;
}

/** The `X-RateLimit-*` headers, which some servers put on every answer; null when they do not say what is left, and until when. */
export function readQuota(headers: Headers, nowMs: number): Quota | null {
  const limit = readCount(headers.get('x-ratelimit-limit'));
  const remaining = readCount(headers.get('x-ratelimit-remaining'));
  const window = headers.get('x-ratelimit-reset');
  const waitMs = readReset(window, headers, nowMs);
  if (remaining === null || window === null || waitMs === null) {
    return null;
  }
  return {
    limit: limit === 0 ? null : limit,
    remaining,
    window: Number(window),
    waitMs: limited(waitMs),
  };
}

function limited(waitMs: number): number {
  return Math.min(Math.max(Math.ceil(waitMs), 0), MAX_WAIT_MS);
}

function readCount(value: string | null): number | null {
  return value !== null && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : null;
}

function readRetryAfter(value: string | null, headers: Headers, nowMs: number): number | null {
  if (value === null) {
    return null;
  }
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) {
    return Number(value) * 1000;
  }
  const until = parseHttpDate(value);
  return until === null ? null : until - serverNowMs(headers, nowMs);
}

function readReset(value: string | null, headers: Headers, nowMs: number): number | null {
  return value === null || !/^\s*\d+(\.\d+)?\s*$/.test(value)
    ? null
    : Number(value) * 1000 - serverNowMs(headers, nowMs);
}

// The server's instants are read against the server's own clock, from the same answer: a laptop whose clock is
// ten minutes off would otherwise wait ten minutes too long, or not at all.
function serverNowMs(headers: Headers, nowMs: number): number {
  return parseHttpDate(headers.get('date') ?? '') ?? nowMs;
}

function parseHttpDate(value: string): number | null {
  const unixMs = /^\s*[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(unixMs) ? null : unixMs;
}
