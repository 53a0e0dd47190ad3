import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import {
  type ExportJob,
  startExportJob,
  startPageJob,
  startPdfJob,
  startTextJob,
} from '#electron/roster/exportJob.ts';
import type { WrittenFile } from '#electron/roster/writeExport.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { requestOf } from '#test/support/exportLines.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const request = requestOf({ columns: ['name'], output: { format: 'csv' } });
const common = {
  request,
  organisation: 'Riverside',
  writtenAt: instantOf(Date.UTC(2026, 10, 20)),
  locale: 'de-DE',
};
const moduleOf = (worker: string) => new URL(`./workers/${worker}.ts`, import.meta.url);

function start(worker: string, { cancelAtProgress = false, cancelGraceMs = 60_000 } = {}) {
  const folder = temporaryFolder();
  const reports: [number, number][] = [];
  const job: ExportJob<WrittenFile> = startExportJob({
    ...common,
    worker: moduleOf(worker),
    storeFile: join(folder, 'store.db'),
    targetPath: join(folder, 'roster.csv'),
    cancelGraceMs,
    onProgress(done, total) {
      reports.push([done, total]);
      if (cancelAtProgress) job.cancel();
    },
  });
  return { job, reports, folder };
}

async function failureOf(job: ExportJob<unknown>): Promise<MusterError> {
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
    expect(seen.order).toMatchObject({ ...common, kind: 'file', timeZone: null });
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

describe('an order that is no file', () => {
  const order = { ...common, storeFile: '/nowhere', worker: moduleOf('answers') };

  it('is answered with its text', async () => {
    expect(await startTextJob(order).finished).toEqual({ parts: ['Ada', 'Bo'], rows: 2 });
  });

  it('is answered with its pages, as many as were asked for', async () => {
    expect(await startPageJob(order, 3).finished).toEqual({
      html: '<p>3</p>',
      sheets: 7,
      people: 2,
    });
  });

  it('fails when the answer is another one', async () => {
    const work = startTextJob({ ...order, worker: moduleOf('answersAnother') }).finished;
    await expect(work).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('a PDF', () => {
  function make(toPdf: (html: string, signal: AbortSignal) => Promise<Uint8Array>) {
    const folder = temporaryFolder();
    const targetPath = join(folder, 'roster.pdf');
    const order = { ...common, storeFile: '/nowhere', worker: moduleOf('answers') };
    return { folder, job: startPdfJob({ ...order, targetPath, toPdf }) };
  }

  it('is what the printer makes of all the pages', async () => {
    const { folder, job } = make((html) => Promise.resolve(Buffer.from(`%PDF ${html}`)));
    expect(await job.finished).toEqual({ rows: 2, bytes: 16 });
    expect(readFileSync(join(folder, 'roster.pdf'), 'utf8')).toBe('%PDF <p>null</p>');
    expect(readdirSync(folder)).toEqual(['roster.pdf']);
  });

  it('leaves no file when the printer fails', async () => {
    const refusal = new MusterError('notSupported', 'No browser.');
    const { folder, job } = make(() => Promise.reject(refusal));
    await expect(job.finished).rejects.toBe(refusal);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells the printer when it is cancelled, and leaves no file', async () => {
    const { folder, job } = make((_html, signal) => {
      job.cancel();
      return signal.aborted
        ? Promise.reject(new MusterError('cancelled', 'Stopped.'))
        : Promise.resolve(Buffer.from('%PDF'));
    });
    expect((await failureOf(job)).code).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });
});
