import type { Clock } from '#electron/sync/ports/environment.ts';
import { instantOf } from '#shared/domain/time.ts';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves time on, firing every timer on the way, each after what the last one set off has come to rest. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone, as the user or a time server does; timers are not touched. */
  setWallClock(unixMs: number): void;
  /** Forgets every timer, as the end of a process does. */
  forgetTimers(): void;
  /** When the next timer fires, in milliseconds from now; null without timers. */
  nextTimerInMs(): number | null;
}

interface Timer {
  atMs: number;
  callback: () => void;
}

export function createManualClock(startMs = Date.UTC(2026, 10, 20, 19, 0, 0)): ManualClock {
  let elapsedMs = 0;
  let wallOffsetMs = startMs;
  const timers = new Set<Timer>();

  function earliest(): Timer | null {
    let first: Timer | null = null;
    for (const timer of timers) if (first === null || timer.atMs < first.atMs) first = timer;
    return first;
  }

  return {
    now: () => instantOf(wallOffsetMs + elapsedMs),
    nowMs: () => wallOffsetMs + elapsedMs,
    schedule(delayMs, callback) {
      const timer = { atMs: elapsedMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await settle();
      for (let timer = earliest(); timer !== null && timer.atMs <= untilMs; timer = earliest()) {
        timers.delete(timer);
        elapsedMs = Math.max(elapsedMs, timer.atMs);
        timer.callback();
        await settle();
      }
      elapsedMs = untilMs;
    },
    setWallClock(unixMs) {
      wallOffsetMs = unixMs - elapsedMs;
    },
    forgetTimers: () => timers.clear(),
    nextTimerInMs() {
      const timer = earliest();
      return timer === null ? null : timer.atMs - elapsedMs;
    },
  };
}

/** Lets everything that needs no time and no outside event run to its end: the fakes answer in microtasks. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
