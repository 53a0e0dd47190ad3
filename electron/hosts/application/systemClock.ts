import type { Clock } from '#electron/sync/ports/environment.ts';
import { instantOf } from '#shared/domain/time.ts';

/** A platform's timers stand still while the computer sleeps; so soon after it woke is an overdue one noticed. */
const lookEveryMs = 15_000;

/**
 * The real clock. Its timers do not keep a process alive that has nothing else to do. They fire when their time has
 * passed by the wall clock, sleep included, or by the clock of the process, which nobody can set back.
 */
export const systemClock: Clock = {
  now: () => instantOf(Date.now()),
  nowMs: () => Date.now(),
  schedule(delayMs, callback) {
    const startedAtMs = Date.now();
    const startedRunningMs = performance.now();
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number) => {
      timer = setTimeout(look, Math.max(0, Math.min(leftMs, lookEveryMs)));
      timer.unref();
    };
    const look = () => {
      const passedMs = Math.max(Date.now() - startedAtMs, performance.now() - startedRunningMs);
      // A timer may fire a fraction of a millisecond early.
      if (delayMs - passedMs < 1) callback();
      else wait(delayMs - passedMs);
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};
