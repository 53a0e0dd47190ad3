import type { Quota } from './waitHint.ts';

/** A wait that began at a time of this computer's clock. */
interface Wait {
  sinceMs: number;
  forMs: number;
}

interface EndpointBudget {
  /** Requests sent and not answered yet. */
  inFlight: number;
  /** A request has come to its end, so whether answers tell of a budget is known. */
  hasEnded: boolean;
  /** Null while no answer has told of a budget. */
  quota: KnownQuota | null;
}

interface KnownQuota {
  /** In a whole window; null where the server does not say. */
  limit: number | null;
  /** The lowest number left that an answer of this window told of: answers may come in another order than they were given. */
  left: number;
  /** The server's name of the window: the second it ends. */
  window: number;
  untilReset: Wait;
}

/** What is known of how many requests a server will still take: by endpoint, and after a 429 for all of them. */
export interface RateBudget {
  blocked: Wait | null;
  endpoints: ReadonlyMap<string, EndpointBudget>;
}

/**
 * May a request be sent now? `wait`: the answer to one under way will tell. `refuse`: the server would refuse it, and
 * takes requests again after `retryAfterMs`.
 */
export type BudgetDecision =
  | { kind: 'send' }
  | { kind: 'wait' }
  | { kind: 'refuse'; retryAfterMs: number };

export const untouchedBudget: RateBudget = { blocked: null, endpoints: new Map() };

const unheardEndpoint: EndpointBudget = { inFlight: 0, hasEnded: false, quota: null };

export function decideRequest(budget: RateBudget, endpoint: string, nowMs: number): BudgetDecision {
  const blockedMs = blockedForMs(budget, nowMs);
  if (blockedMs !== null) return { kind: 'refuse', retryAfterMs: blockedMs };
  const { inFlight, hasEnded, quota } = budget.endpoints.get(endpoint) ?? unheardEndpoint;
  // The first one goes alone and tells the budget: four at once might be three too many.
  const alone = inFlight === 0 ? ({ kind: 'send' } as const) : ({ kind: 'wait' } as const);
  if (quota === null) return hasEnded ? { kind: 'send' } : alone;
  const resetMs = leftOf(quota.untilReset, nowMs);
  const inWindow = resetMs > 0 ? quota.left : quota.limit;
  if (inWindow === null) return alone;
  // What is under way may be in the number heard last already; to count it twice is only careful.
  if (inWindow - inFlight > 0) return { kind: 'send' };
  return inFlight > 0 ? { kind: 'wait' } : { kind: 'refuse', retryAfterMs: resetMs };
}

/** How long nothing at all may be sent, after a 429; null: it may. */
export function blockedForMs({ blocked }: RateBudget, nowMs: number): number | null {
  const leftMs = blocked === null ? 0 : leftOf(blocked, nowMs);
  return leftMs > 0 ? leftMs : null;
}

export function requestSent(budget: RateBudget, endpoint: string): RateBudget {
  return change(budget, endpoint, (known) => ({ ...known, inFlight: known.inFlight + 1 }));
}

/** A request was given up before it was sent. */
export function requestNotSent(budget: RateBudget, endpoint: string): RateBudget {
  return change(budget, endpoint, (known) => ({
    ...known,
    inFlight: Math.max(0, known.inFlight - 1),
  }));
}

/**
 * A request has ended. `quota`: what its answer told of the budget; null where it told nothing, or where there was no
 * answer: then it is taken as counted by the server.
 */
export function requestEnded(
  budget: RateBudget,
  endpoint: string,
  quota: Quota | null,
  nowMs: number,
): RateBudget {
  return change(budget, endpoint, (known) => ({
    inFlight: Math.max(0, known.inFlight - 1),
    hasEnded: true,
    quota: quota === null ? oneLess(known.quota) : latest(known.quota, quota, nowMs),
  }));
}

/** A 429 was answered with this wait: it holds for every endpoint, and a longer one that runs already goes on. */
export function everythingBlocked(budget: RateBudget, waitMs: number, nowMs: number): RateBudget {
  if ((blockedForMs(budget, nowMs) ?? 0) >= waitMs) return budget;
  return { ...budget, blocked: { sinceMs: nowMs, forMs: waitMs } };
}

/**
 * After this computer's clock was set back, every wait begins anew now: it ends too late by what had passed of it,
 * instead of by as much as the clock was set.
 */
export function alignToClock(budget: RateBudget, nowMs: number): RateBudget {
  const aligned = (wait: Wait): Wait => ({ ...wait, sinceMs: Math.min(wait.sinceMs, nowMs) });
  const endpoints = [...budget.endpoints].map(([endpoint, known]) => {
    const { quota } = known;
    const moved = quota && { ...quota, untilReset: aligned(quota.untilReset) };
    return [endpoint, { ...known, quota: moved }] as const;
  });
  return {
    blocked: budget.blocked && aligned(budget.blocked),
    endpoints: new Map(endpoints),
  };
}

function change(
  budget: RateBudget,
  endpoint: string,
  next: (known: EndpointBudget) => EndpointBudget,
): RateBudget {
  const known = budget.endpoints.get(endpoint) ?? unheardEndpoint;
  return { ...budget, endpoints: new Map(budget.endpoints).set(endpoint, next(known)) };
}

function latest(known: KnownQuota | null, heard: Quota, nowMs: number): KnownQuota {
  const { limit, remaining, window, waitMs } = heard;
  const quota = { limit, left: remaining, window, untilReset: { sinceMs: nowMs, forMs: waitMs } };
  if (known === null) return quota;
  if (window === known.window) return { ...quota, left: Math.min(known.left, remaining) };
  // An answer of the window before says nothing of this one.
  const isLate = window < known.window && leftOf(known.untilReset, nowMs) > 0;
  return isLate ? known : quota;
}

function oneLess(quota: KnownQuota | null): KnownQuota | null {
  return quota && { ...quota, left: Math.max(0, quota.left - 1) };
}

function leftOf({ sinceMs, forMs }: Wait, nowMs: number): number {
  return Math.max(0, sinceMs + forMs - nowMs);
}
