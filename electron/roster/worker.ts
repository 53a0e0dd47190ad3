import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { throwIfCancelled } from './cancellation.ts';
import { collectText } from './collectText.ts';
import { createDocument, needsOf } from './exportDocument.ts';
import { previewExport } from './previewExport.ts';
import { printExport } from './printExport.ts';
import { createProgress } from './progress.ts';
import {
  type ExportOrder,
  isCancelMessage,
  readOrder,
  type WorkerReport,
} from './workerMessages.ts';
import { writeExport } from './writeExport.ts';

/**
 * The entry of a roster worker thread: one order, one answer. It reads through a connection of its own, so that an edit
 * never waits for an export. `exportJob.ts` is its other end.
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
  report(await carryOut(order));
} catch (error) {
  report({ kind: 'failed', failure: asMusterError(error).toFailure() });
} finally {
  port.close();
}

async function carryOut(order: ExportOrder): Promise<WorkerReport> {
  const { request, timeZone } = order;
  const { signal } = cancellation;
  const store = openReadOnly(order.storeFile);
  try {
    const reading = store.readExport(request.source, needsOf(request));
    const total = reading.parts.reduce((sum, part) => sum + part.total, 0);
    const progress = createProgress(total, (done, ofAll) =>
      report({ kind: 'progress', done, total: ofAll }),
    );
    const document = createDocument(reading, {
      ...order,
      timeZone: timeZone ?? undefined,
      onLine() {
        throwIfCancelled(signal);
        progress.step();
      },
    });
    switch (order.kind) {
      case 'file': {
        const { targetPath, temporaryPath } = order;
        const { output } = request;
        const file = { document, output, targetPath, temporaryPath, signal };
        const written = await writeExport(file);
        progress.finish();
        return { kind: 'file', ...written };
      }
      case 'text':
        return { kind: 'text', ...collectText(document, request.output) };
      case 'page':
        return { kind: 'page', ...pageOf(document, order) };
      case 'preview':
        return { kind: 'preview', preview: previewExport(document, request.output, order.rows) };
    }
  } finally {
    store.close();
  }
}

function pageOf(
  document: ReturnType<typeof createDocument>,
  { request: { output }, sheetLimit }: Extract<ExportOrder, { kind: 'page' }>,
) {
  if (output.format !== 'pdf') throw new MusterError('notSupported', 'This format is no page.');
  return printExport(document, { page: output.page, sheetLimit });
}

function asMusterError(error: unknown): MusterError {
  if (error instanceof MusterError) return error;
  // The error's own words may quote a row: its name and code are enough to find it, and hold nobody's data.
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  return new MusterError('internal', `The export failed: ${name}${code}.`);
}
