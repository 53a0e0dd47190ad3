import type { Clock } from '#electron/sync/ports/environment.ts';
import { instantOf } from '#shared/domain/time.ts';

/** The real clock. Its timers do not keep a process alive that has nothing else to do. */
export const systemClock: Clock = {
  now: () => instantOf(Date.now()),
  nowMs: () => Date.now(),
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, Math.max(0, delayMs));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
