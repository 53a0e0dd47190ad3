import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { temporaryPathFor, writeFileAtomically } from './atomicFile.ts';
import { exportCancelled } from './cancellation.ts';
import {
  cancelMessage,
  type ExportOrder,
  readReport,
  type WorkerReport,
} from './workerMessages.ts';
import type { WrittenFile } from './writeExport.ts';

/** A worker in the middle of a long sort hears nothing; after this it is ended from outside. */
const cancelGraceMs = 2000;

/** What every order to a worker says. */
export interface ExportJobOrder {
  /** The module a worker thread runs: `worker.ts`, or its bundle. */
  worker: URL;
  storeFile: string;
  request: ExportRequest;
  organisation: string;
  writtenAt: Instant;
  /** BCP 47. */
  locale: string;
  /** IANA; the machine's when left out. */
  timeZone?: string;
  onProgress?(done: number, total: number): void;
  /** Milliseconds. */
  cancelGraceMs?: number;
}

/** Work in a thread of its own, so that neither an edit nor the window waits for it. */
export interface ExportJob<Outcome> {
  /** Rejects with a MusterError only. When it settles the thread has ended and no half file is left. */
  finished: Promise<Outcome>;
  /** Asks it to stop; `finished` then rejects with `cancelled`, or resolves where everything was done already. */
  cancel(): void;
}

/** Starts writing a file. */
export function startExportJob(
  order: ExportJobOrder & { targetPath: string },
): ExportJob<WrittenFile> {
  const { targetPath } = order;
  const temporaryPath = temporaryPathFor(targetPath);
  const details = { kind: 'file', ...commonOf(order), targetPath, temporaryPath } as const;
  const { finished, cancel } = startWorker(order, details, (report) =>
    report.kind === 'file' ? { rows: report.rows, bytes: report.bytes } : null,
  );
  // A worker that ended by itself has tidied up; one that was ended could not.
  const tidyUp = () => rm(temporaryPath, { force: true }).catch(() => undefined);
  return { finished: finished.finally(tidyUp), cancel };
}

/** Starts making a PDF: the pages in the worker, and what `toPdf` turns them into as the file. */
export function startPdfJob(
  order: ExportJobOrder & {
    targetPath: string;
    toPdf(html: string, signal: AbortSignal): Promise<Uint8Array>;
  },
): ExportJob<WrittenFile> {
  const { targetPath, toPdf } = order;
  const cancellation = new AbortController();
  const { signal } = cancellation;
  const page = startPageJob(order, null);
  async function finish(): Promise<WrittenFile> {
    const { html, people } = await page.finished;
    const pdf = await toPdf(html, signal);
    const file = { targetPath, temporaryPath: temporaryPathFor(targetPath), signal };
    const bytes = await writeFileAtomically(file, (sink) => sink.write(pdf));
    return { rows: people, bytes };
  }
  return {
    finished: finish(),
    cancel() {
      cancellation.abort();
      page.cancel();
    },
  };
}

/** A whole export as text. */
export function startTextJob(order: ExportJobOrder): ExportJob<Value<'exports.text'>> {
  return startWorker(order, { kind: 'text', ...commonOf(order) }, (report) =>
    report.kind === 'text' ? { parts: report.parts, rows: report.rows } : null,
  );
}

/** The first rows as they will be written. */
export function startPreviewJob(
  order: ExportJobOrder,
  rows: number,
): ExportJob<Value<'exports.preview'>> {
  return startWorker(order, { kind: 'preview', ...commonOf(order), rows }, (report) =>
    report.kind === 'preview' ? report.preview : null,
  );
}

/** Pages to be looked at or printed; only the first `sheetLimit` sheets are written out (null: all). */
export function startPageJob(
  order: ExportJobOrder,
  sheetLimit: number | null,
): ExportJob<{ html: string; sheets: number; people: number }> {
  return startWorker(order, { kind: 'page', ...commonOf(order), sheetLimit }, (report) => {
    if (report.kind !== 'page') return null;
    const { html, sheets, people } = report;
    return { html, sheets, people };
  });
}

function commonOf(order: ExportJobOrder) {
  const { storeFile, request, organisation, writtenAt, locale, timeZone = null } = order;
  return { storeFile, request, organisation, writtenAt, locale, timeZone };
}

function startWorker<Outcome>(
  { worker: module, onProgress, cancelGraceMs: graceMs = cancelGraceMs }: ExportJobOrder,
  workerData: ExportOrder,
  outcomeOf: (report: WorkerReport) => Outcome | null,
): ExportJob<Outcome> {
  // The worker needs nothing of the environment, and credentials may stand in it.
  const worker = new Worker(module, { workerData, env: {} });
  let grace: NodeJS.Timeout | undefined;
  let cancelled = false;

  const outcome = new Promise<Outcome>((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      const report = readReport(message);
      if (report === null) return reject(crash('it said something that is no report'));
      if (report.kind === 'progress') return onProgress?.(report.done, report.total);
      if (report.kind === 'failed') {
        const { code, message: words, details } = report.failure;
        return reject(new MusterError(code, words, details));
      }
      const found = outcomeOf(report);
      if (found === null) reject(crash('it answered another order'));
      else resolve(found);
    });
    worker.on('messageerror', () => reject(crash('its report could not be read')));
    worker.on('error', (error: unknown) => reject(crash('it failed', error)));
    // After a result this changes nothing: a promise settles once.
    worker.on('exit', (code) =>
      reject(cancelled ? exportCancelled() : crash(`it ended with ${code}`)),
    );
  });

  async function finish(): Promise<Outcome> {
    try {
      return await outcome;
    } finally {
      clearTimeout(grace);
      await worker.terminate();
    }
  }

  return {
    finished: finish(),
    cancel() {
      if (cancelled) return;
      cancelled = true;
      worker.postMessage(cancelMessage);
      grace = setTimeout(() => void worker.terminate(), graceMs);
    },
  };
}

function crash(what: string, cause?: unknown): MusterError {
  return new MusterError('internal', `The export's worker stopped: ${what}.`, undefined, { cause });
}
