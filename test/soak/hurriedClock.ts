import { setTimeout as wait } from 'node:timers/promises';
import { instantOf } from '#shared/domain/time.ts';
import type { Seat } from '#test/property/syncOnDisk/diskWorld.ts';

/** A minute of the engine's time passes in 300 ms of ours: waits for a server are long, and a long run has many. */
const speed = 200;
const longestWaitMs = 60;

/** A clock that runs by itself, many times too fast. */
export function createHurriedClock(): Seat['clock'] {
  const startMs = Date.now();
  const timers = new Set<NodeJS.Timeout>();
  const nowMs = () => startMs + Math.round((performance.now() - startedAt) * speed);
  const startedAt = performance.now();
  return {
    nowMs,
    now: () => instantOf(nowMs()),
    schedule(delayMs, callback) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        callback();
      }, delayMs / speed);
      timers.add(timer);
      return () => {
        timers.delete(timer);
        clearTimeout(timer);
      };
    },
    forgetTimers() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
    async advance(ms) {
      await wait(Math.min(longestWaitMs, Math.max(1, ms / speed)));
    },
  };
}
