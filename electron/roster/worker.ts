import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { exportRoster, type WrittenRoster } from './exportRoster.ts';
import { rosterFields } from './rosterColumns.ts';
import { rosterFileOf } from './rosterFile.ts';
import {
  type ExportOrder,
  isCancelMessage,
  readOrder,
  type WorkerReport,
} from './workerMessages.ts';

/**
 * The entry of a roster worker thread: one order, one file. It reads through a connection of its own, so that an
 * edit never waits for an export. `exportJob.ts` is its other end.
 */
const port = parentPort;
if (port === null) throw new Error('The roster worker runs in a worker thread only.');

const cancellation = new AbortController();
port.on('message', (message: unknown) => {
  if (isCancelMessage(message)) cancellation.abort();
});

const report = (message: WorkerReport): void => port.postMessage(message);
const order = readOrder(workerData);

try {
  if (order === null) throw new MusterError('internal', 'The roster worker was given no order.');
  report({ kind: 'written', ...(await carryOut(order)) });
} catch (error) {
  report({ kind: 'failed', failure: asMusterError(error).toFailure() });
} finally {
  port.close();
}

async function carryOut(order: ExportOrder): Promise<WrittenRoster> {
  const store = openReadOnly(order.storeFile);
  try {
    const { source, format } = rosterFileOf(order.request);
    const columns = rosterFields(order.request.columns);
    const { rows, total, groupName } = store.iterateRoster(source);
    return await exportRoster({
      rows,
      total,
      groupName,
      columns,
      format,
      targetPath: order.targetPath,
      temporaryPath: order.temporaryPath,
      locale: order.locale,
      ...(order.timeZone === null ? {} : { timeZone: order.timeZone }),
      signal: cancellation.signal,
      onProgress: (done, total) => report({ kind: 'progress', done, total }),
    });
  } finally {
    store.close();
  }
}

function asMusterError(error: unknown): MusterError {
  if (error instanceof MusterError) return error;
  // The error's own words may quote a row: its name and code are enough to find it, and hold nobody's data.
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  return new MusterError('internal', `The export failed: ${name}${code}.`);
}
