import {
  alignToClock,
  blockedForMs,
  decideRequest,
  everythingBlocked,
  requestEnded,
  requestNotSent,
  requestSent,
  untouchedBudget,
} from './rateBudget.ts';
import { readQuota, waitHint } from './waitHint.ts';

/**
 * Whether a request may be sent. `refused`: the server would refuse it; `retryAfterMs` is null where a 429 without a
 * time came in while this one waited. `aborted`: the caller gave up.
 */
export type Admission =
  | { kind: 'admitted'; permit: Permit }
  | { kind: 'refused'; retryAfterMs: number | null }
  | { kind: 'aborted' };

/** Held by a request while it is under way. */
export interface Permit {
  /** It is handed to `fetch`: from here on the server may count it. */
  sent(): void;
  /** An answer has begun. */
  answered(status: number, headers: Headers): void;
  /** It is over; says nothing new after `answered`. */
  end(): void;
}

/** One budget for all requests of one remote. It keeps requests back, it never repeats one. */
export interface RequestBudget {
  /** `endpoint`: what the server counts by, method and path template. */
  admit(endpoint: string, signal: AbortSignal): Promise<Admission>;
}

export function createRequestBudget(nowMs: () => number): RequestBudget {
  let budget = untouchedBudget;
  /** How many 429 were answered. */
  let refusals = 0;
  let waiters: (() => void)[] = [];

  function tellWaiters(): void {
    const waiting = waiters;
    waiters = [];
    for (const tell of waiting) tell();
  }

  function permitFor(endpoint: string): Permit {
    let isUnderWay = true;
    let isSent = false;
    const over = (status: number | null, headers: Headers | null) => {
      if (!isUnderWay) return;
      isUnderWay = false;
      const now = nowMs();
      budget = isSent
        ? requestEnded(budget, endpoint, headers && readQuota(headers, now), now)
        : requestNotSent(budget, endpoint);
      if (status === 429 && headers !== null) {
        refusals += 1;
        const waitMs = waitHint(headers, status, now);
        if (waitMs !== null) budget = everythingBlocked(budget, waitMs, now);
      }
      tellWaiters();
    };
    return {
      sent: () => {
        isSent = true;
      },
      answered: over,
      end: () => over(null, null),
    };
  }

  /** Until something under way has come to its end, or the caller gives up. */
  function change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const tell = () => {
        signal.removeEventListener('abort', tell);
        resolve();
      };
      waiters.push(tell);
      signal.addEventListener('abort', tell, { once: true });
    });
  }

  return {
    async admit(endpoint, signal) {
      const refusalsBefore = refusals;
      while (!signal.aborted) {
        const now = nowMs();
        budget = alignToClock(budget, now);
        const decision = decideRequest(budget, endpoint, now);
        if (decision.kind === 'refuse') {
          return { kind: 'refused', retryAfterMs: decision.retryAfterMs };
        }
        // Whatever waited while the server said "too many" is not sent after it.
        if (refusals !== refusalsBefore) {
          return { kind: 'refused', retryAfterMs: blockedForMs(budget, now) };
        }
        if (decision.kind === 'send') {
          budget = requestSent(budget, endpoint);
          return { kind: 'admitted', permit: permitFor(endpoint) };
        }
        await change(signal);
      }
      return { kind: 'aborted' };
    },
  };
}
