/** Milliseconds between two reports: ten a second look smooth, and the window has better things to do. */
const reportEveryMs = 100;

export interface Progress {
  /** One more is done; reports when it is time to. */
  step(): void;
  /** Reports the end, with what really was done as the total. */
  finish(): void;
}

/** Counts, and reports at most ten times a second. `now` is a clock in milliseconds. */
export function createProgress(
  total: number,
  report: (done: number, total: number) => void,
  now: () => number = () => performance.now(),
): Progress {
  let done = 0;
  let reportedAt = now();
  return {
    step() {
      done += 1;
      const time = now();
      if (time - reportedAt < reportEveryMs) return;
      reportedAt = time;
      // The roster can have grown since it was counted: more than all of it is never reported.
      report(done, Math.max(total, done));
    },
    finish: () => report(done, done),
  };
}
