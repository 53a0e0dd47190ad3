import type { SandboxClock } from '../dataset/clock.ts';

/** How many requests each operation may answer in a window of time. */
export interface RateLimitOptions {
  readonly budget: number;
  readonly windowSeconds: number;
}

/** What is left of an operation's budget after a request. */
export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds at which the budget is whole again. */
  readonly resetAtSeconds: number;
  readonly secondsToReset: number;
  readonly isExceeded: boolean;
}

/** Counts requests per operation in fixed windows. */
export class RateLimiter {
  readonly #clock: SandboxClock;
  readonly #options: RateLimitOptions;
  readonly #used = new Map<string, { window: number; count: number }>();

  constructor(clock: SandboxClock, options: RateLimitOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  get nowSeconds(): number {
    return Number(this.#clock.now() / 1_000_000_000n);
  }

  /** Takes one request off the operation's budget; one beyond it changes nothing and is `isExceeded`. */
  take(operation: string): Quota {
    const { budget, windowSeconds } = this.#options;
    const now = this.nowSeconds;
    const window = Math.floor(now / windowSeconds);
    const used = this.#used.get(operation);
    const before = used?.window === window ? used.count : 0;
    const isExceeded = before >= budget;
    const count = isExceeded ? before : before + 1;
    this.#used.set(operation, { window, count });
    const resetAtSeconds = (window + 1) * windowSeconds;
    return {
      limit: budget,
      remaining: budget - count,
      resetAtSeconds,
      secondsToReset: Math.max(1, resetAtSeconds - now),
      isExceeded,
    };
  }
}
