import type { Clock } from '#electron/sync/ports/environment.ts';
import { instantOf } from '#shared/domain/time.ts';

/** How many seconds of the engine's pass in one real one: its pauses are for people and servers, not for tests. */
const speed = 20;

/** A clock that ran with the real one until `epochMs` and is ahead of it since, in every process alike. */
export function createFastClock(epochMs: number): Clock {
  const nowMs = () => epochMs + (Date.now() - epochMs) * speed;
  return {
    nowMs,
    now: () => instantOf(nowMs()),
    schedule(delayMs, callback) {
      const timer = setTimeout(callback, Math.max(0, delayMs) / speed);
      return () => clearTimeout(timer);
    },
  };
}
