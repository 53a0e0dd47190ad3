import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';

import { temporaryPathFor } from './atomicFile.ts';
import { exportCancelled } from './cancellation.ts';
import type { WrittenRoster } from './exportRoster.ts';
import { cancelMessage, type ExportOrder, readReport } from './workerMessages.ts';

/** A worker in the middle of a long sort hears nothing; after this it is ended from outside. */
const cancelGraceMs = 2000;

export interface ExportJobOrder {
  /** The module a worker thread runs: `worker.ts`, or its bundle. */
  worker: URL;
  storeFile: string;
  request: ExportRequest;
  targetPath: string;
  /** BCP 47. */
  locale: string;
  /** IANA; the machine's when left out. */
  timeZone?: string;
  onProgress(done: number, total: number): void;
  /** Milliseconds. */
  cancelGraceMs?: number;
}

export interface ExportJob {
  /** Rejects with a MusterError only. When it settles the thread has ended and no half file is left. */
  finished: Promise<WrittenRoster>;
  /** Asks it to stop; `finished` then rejects with `cancelled`, or resolves where the file was there already. */
  cancel(): void;
}

/** Starts an export in a thread of its own, so that neither an edit nor the window waits for it. */
export function startExportJob(order: ExportJobOrder): ExportJob {
  const temporaryPath = temporaryPathFor(order.targetPath);
  const { storeFile, request, targetPath, locale, timeZone = null } = order;
  const workerData: ExportOrder = {
    storeFile,
    request,
    targetPath,
    temporaryPath,
    locale,
    timeZone,
  };
  // The worker needs nothing of the environment, and credentials may stand in it.
  const worker = new Worker(order.worker, { workerData, env: {} });
  let grace: NodeJS.Timeout | undefined;
  let cancelled = false;

  const outcome = new Promise<WrittenRoster>((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      const report = readReport(message);
      switch (report?.kind) {
        case 'progress':
          order.onProgress(report.done, report.total);
          break;
        case 'written':
          resolve({ rows: report.rows, bytes: report.bytes });
          break;
        case 'failed': {
          const { code, message, details } = report.failure;
          reject(new MusterError(code, message, details));
          break;
        }
        case undefined:
          reject(crash('it said something that is no report'));
      }
    });
    worker.on('messageerror', () => reject(crash('its report could not be read')));
    worker.on('error', (error: unknown) => reject(crash('it failed', error)));
    // After a result this changes nothing: a promise settles once.
    worker.on('exit', (code) =>
      reject(cancelled ? exportCancelled() : crash(`it ended with ${code}`)),
    );
  });

  const finish = async (): Promise<WrittenRoster> => {
    try {
      return await outcome;
    } finally {
      clearTimeout(grace);
      await worker.terminate();
      // A worker that ended by itself has tidied up; one that was ended could not.
      await rm(temporaryPath, { force: true }).catch(() => undefined);
    }
  };

  return {
    finished: finish(),
    cancel() {
      if (cancelled) return;
      cancelled = true;
      worker.postMessage(cancelMessage);
      grace = setTimeout(() => void worker.terminate(), order.cancelGraceMs ?? cancelGraceMs);
    },
  };
}

function crash(what: string, cause?: unknown): MusterError {
  return new MusterError('internal', `The export's worker stopped: ${what}.`, undefined, { cause });
}
