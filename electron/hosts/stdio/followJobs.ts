import type { Result } from '#shared/ipc/result.ts';
import type { Application } from '../hostServices.ts';

/**
 * Knows which of the jobs started here still run: a script that asks for an export and closes its end must still get
 * the file.
 */
export function followJobs(application: Application) {
  const running = new Set<string>();
  /** A short job may end before the answer that names it has passed by here. */
  const ended = new Set<string>();
  let tellSettled = () => {};

  const unsubscribe = application.onEvent(({ event, payload }) => {
    if (event !== 'job.finished') return;
    if (!running.delete(payload.jobId)) ended.add(payload.jobId);
    if (running.size === 0) tellSettled();
  });

  return {
    noteAnswer(result: Result<unknown>): void {
      const jobId = result.ok ? readJobId(result.value) : null;
      if (jobId !== null && !ended.delete(jobId)) running.add(jobId);
    },
    settled(): Promise<void> {
      if (running.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        tellSettled = resolve;
      });
    },
    unsubscribe,
  };
}

function readJobId(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('jobId' in value)) return null;
  return typeof value.jobId === 'string' ? value.jobId : null;
}
