import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type ExportJob, startExportJob } from '#electron/roster/exportJob.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { exportRequestSchema } from '#shared/ipc/methods/exports.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const request = exportRequestSchema.parse({
  source: { groupId: '01940000-0000-7000-8000-000000000001' },
  format: 'csv',
  columns: ['name'],
});

function start(worker: string, { cancelAtProgress = false, cancelGraceMs = 60_000 } = {}) {
  const folder = temporaryFolder();
  const reports: [number, number][] = [];
  const job: ExportJob = startExportJob({
    worker: new URL(`./workers/${worker}.ts`, import.meta.url),
    storeFile: join(folder, 'store.db'),
    request,
    targetPath: join(folder, 'roster.csv'),
    locale: 'de-DE',
    cancelGraceMs,
    onProgress(done, total) {
      reports.push([done, total]);
      if (cancelAtProgress) job.cancel();
    },
  });
  return { job, reports, folder };
}

async function failureOf(job: ExportJob): Promise<MusterError> {
  const error = await job.finished.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MusterError)) throw new Error(`Not a known failure: ${String(error)}`);
  return error;
}

describe('an export job', () => {
  it('hands the worker its order, passes on its progress and its result, and ends it', async () => {
    const { job, reports, folder } = start('answers');
    expect(await job.finished).toEqual({ rows: 2, bytes: 3 });
    expect(reports).toEqual([[1, 2]]);
    const seen = JSON.parse(readFileSync(join(folder, 'roster.csv'), 'utf8'));
    expect(seen.order).toMatchObject({ request, locale: 'de-DE', timeZone: null });
    expect(seen.order.temporaryPath.startsWith(join(folder, '.muster-'))).toBe(true);
  });

  it('has ended its thread when it is finished', async () => {
    const started = once(process, 'worker');
    const { job } = start('answers');
    const [thread]: Worker[] = await started;
    expect(thread?.threadId).toBeGreaterThan(0);
    await job.finished;
    expect(thread?.threadId).toBe(-1);
  });

  it('keeps the environment, with the credentials that may stand in it, to itself', async () => {
    const { job, folder } = start('answers');
    await job.finished;
    const seen = JSON.parse(readFileSync(join(folder, 'roster.csv'), 'utf8'));
    expect(seen.environment).toEqual([]);
  });

  it('passes on a known failure with its details', async () => {
    expect((await failureOf(start('refuses').job)).toFailure()).toEqual({
      code: 'diskFull',
      message: 'No room.',
      details: { reason: 'ENOSPC' },
    });
  });

  it.each([
    ['that throws', 'crashes'],
    ['that ends without a word', 'crashesHalfway'],
    ['that says what is no report', 'babbles'],
    ['that is not there', 'missing'],
  ])(
    'turns a worker %s into a failure, leaves no half file and tells nobody’s data',
    async (_what, worker) => {
      const { job, folder } = start(worker);
      const failure = await failureOf(job);
      expect(failure.code).toBe('internal');
      expect(failure.message).not.toContain('ada@example.org');
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('ends a worker that does not hear the cancel, and removes its half file', async () => {
    const { job, folder } = start('hearsNothing', { cancelAtProgress: true, cancelGraceMs: 1 });
    expect((await failureOf(job)).code).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes a cancel after the end, and a second one, for nothing', async () => {
    const { job } = start('answers');
    await job.finished;
    job.cancel();
    job.cancel();
    expect(await job.finished).toEqual({ rows: 2, bytes: 3 });
  });
});
