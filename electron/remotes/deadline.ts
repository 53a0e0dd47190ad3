/** One request's end: the caller gives up, or the time is over, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Which of the two it was; null while neither has happened. */
  reason(): 'aborted' | 'timeout' | null;
  /** Lets go of the timer and of the caller's signal, which may live as long as the application. */
  clear(): void;
}

/** Starts the clock for one request of at most `timeoutMs` milliseconds, body included. */
export function startDeadline(callerSignal: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  let reason: 'aborted' | 'timeout' | null = null;
  const end = (why: 'aborted' | 'timeout') => {
    reason ??= why;
    controller.abort();
  };
  // A caller that brings its own time limit (`AbortSignal.timeout`) has waited, not given up.
  const onAbort = () => end(isTimeout(callerSignal.reason) ? 'timeout' : 'aborted');
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  callerSignal.addEventListener('abort', onAbort, { once: true });
  if (callerSignal.aborted) {
    onAbort();
  }
  return {
    signal: controller.signal,
    reason: () => reason,
    clear: () => {
      clearTimeout(timer);
      callerSignal.removeEventListener('abort', onAbort);
    },
  };
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/**
 * The work's outcome, or a rejection as soon as the signal aborts, whether the work heeds the signal or not:
 * a shutdown must not hang on a `fetch` that does not.
 */
export function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new Error('Gave up waiting.'));
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
