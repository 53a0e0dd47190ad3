import { exportCancelled } from '#electron/roster/cancellation.ts';
import type { ExportJob } from '#electron/roster/exportJob.ts';

/** What is looked at while its choices change: only the newest of a kind is of use to anybody. */
export type LookKind = 'preview' | 'page';

/** Work of which no file comes: previews, pages and texts that are being made. */
export function createRunningLooks() {
  const running = new Map<ExportJob<unknown>, Promise<unknown>>();
  const newest = new Map<LookKind, () => void>();

  return {
    /**
     * The job's outcome. One of a `kind` ends the one before of the same kind, which rejects with `cancelled` at once:
     * whoever asks for the same again gets another.
     */
    async follow<Outcome>(job: ExportJob<Outcome>, kind: LookKind | null): Promise<Outcome> {
      const { promise: replaced, reject } = Promise.withResolvers<never>();
      const replace = () => {
        job.cancel();
        reject(exportCancelled());
      };
      const settled = job.finished.then(
        () => running.delete(job),
        () => running.delete(job),
      );
      running.set(job, settled);
      if (kind !== null) {
        newest.get(kind)?.();
        newest.set(kind, replace);
      }
      try {
        return await Promise.race([job.finished, replaced]);
      } finally {
        if (kind !== null && newest.get(kind) === replace) newest.delete(kind);
      }
    },

    /** Cancels all of them, and waits until their threads have ended. */
    async close(): Promise<void> {
      for (const job of running.keys()) job.cancel();
      await Promise.all(running.values());
    },
  };
}
