import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

parentPort?.postMessage({ kind: 'progress', done: 1, total: 2 });
if (workerData.kind === 'text') {
  parentPort?.postMessage({ kind: 'text', parts: ['Ada', 'Bo'], rows: 2 });
} else if (workerData.kind === 'page') {
  const html = `<p>${workerData.sheetLimit}</p>`;
  parentPort?.postMessage({ kind: 'page', html, sheets: 7, people: 2 });
} else {
  // The environment and the order as the worker sees them, as the file.
  writeFileSync(
    workerData.targetPath,
    JSON.stringify({ environment: Object.keys(process.env), order: workerData }),
  );
  parentPort?.postMessage({ kind: 'file', rows: 2, bytes: 3 });
}
// Stays alive until it is ended.
parentPort?.on('message', () => {});
