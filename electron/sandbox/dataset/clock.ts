import { nanosecondsOf, type Timestamp, timestampOf } from './timestamp.ts';

/** Where the sandbox gets its time from: nanoseconds since the Unix epoch. */
export interface SandboxClock {
  now(): bigint;
}

/**
 * The machine's clock. Below the millisecond, where JavaScript's clock ends, the digits are those of the
 * high-resolution timer: they tell two rows apart and mean nothing more.
 */
export const systemClock: SandboxClock = {
  now: () => BigInt(Date.now()) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n),
};

/**
 * Hands out timestamps that only ever grow, by one nanosecond where the clock stands still or goes
 * back: a reader paging by creation time then never misses a row.
 */
export class TimestampSequence {
  readonly #clock: SandboxClock;
  #last: bigint;

  constructor(clock: SandboxClock, newestKnown: Timestamp | null) {
    this.#clock = clock;
    this.#last = newestKnown === null ? 0n : nanosecondsOf(newestKnown);
  }

  next(): Timestamp {
    const now = this.#clock.now();
    this.#last = now > this.#last ? now : this.#last + 1n;
    return timestampOf(this.#last);
  }

  /** Keeps later timestamps above one that came from elsewhere (a seed). */
  advanceTo(timestamp: Timestamp): void {
    const known = nanosecondsOf(timestamp);
    if (known > this.#last) this.#last = known;
  }
}
