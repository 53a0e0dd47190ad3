import { Worker } from 'node:worker_threads';
import { MusterError } from '#shared/ipc/errors.ts';
import type { ImportAnswer, ImportCall, ImportParams, ImportValue } from './importCalls.ts';

/** A file of 200,000 rows takes seconds. What takes longer than this is made to take for ever. */
const deadlineMs = 120_000;

export interface ImportSession {
  /** Rejects with a MusterError only. */
  ask<Name extends ImportCall>(name: Name, params: ImportParams<Name>): Promise<ImportValue<Name>>;
  /** Ends the thread; what is being asked rejects with `cancelled`. */
  end(): Promise<void>;
}

interface Waiting {
  settle(answer: ImportAnswer<never>): void;
  reject(error: MusterError): void;
  timer: NodeJS.Timeout;
}

/** A file that is being taken in: a thread of its own holds its bytes, its rows and the plan. */
export function startImportSession(options: {
  /** The module a worker thread runs: `importWorker.ts`, or its bundle. */
  worker: URL;
  /** Milliseconds, of one call. */
  deadlineMs?: number;
}): ImportSession {
  // No limit of memory here: V8 ends the whole process at it where it is in the middle of its own work, so what is read is
  // counted instead (`reading/table.ts`, `reading/zipDirectory.ts`).
  const worker = new Worker(options.worker, { env: {} });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: MusterError | null = null;

  worker.on('message', (answer: ImportAnswer<never>) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    clearTimeout(call?.timer);
    call?.settle(answer);
  });
  worker.on('error', (error: unknown) => fail(explain(error)));
  worker.on('messageerror', () => fail(explain(undefined)));
  worker.on('exit', () => fail(explain(undefined)));

  function fail(error: MusterError): void {
    ended ??= error;
    for (const call of waiting.values()) {
      clearTimeout(call.timer);
      call.reject(ended);
    }
    waiting.clear();
  }

  async function end(reason: MusterError): Promise<void> {
    fail(reason);
    await worker.terminate();
  }

  return {
    ask<Name extends ImportCall>(name: Name, params: ImportParams<Name>) {
      return new Promise<ImportValue<Name>>((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        lastId += 1;
        const timer = setTimeout(() => void end(tooLong()), options.deadlineMs ?? deadlineMs);
        waiting.set(lastId, {
          timer,
          reject,
          settle(answer) {
            if (answer.isDone) resolve(answer.value);
            else {
              const { code, message, details } = answer.failure;
              reject(new MusterError(code, message, details));
            }
          },
        });
        worker.postMessage({ id: lastId, name, params });
      });
    },
    end: () => end(new MusterError('cancelled', 'This file is not being taken in any more.')),
  };
}

function tooLong(): MusterError {
  return new MusterError(
    'limitExceeded',
    'Reading this file takes too long. Copy the list into a new workbook, or save it as CSV, and try that.',
  );
}

function explain(error: unknown): MusterError {
  return new MusterError('internal', 'The thread that reads the file stopped.', undefined, {
    cause: error,
  });
}
