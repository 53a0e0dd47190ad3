import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

// The environment and the order as the worker sees them, as the file.
writeFileSync(
  workerData.targetPath,
  JSON.stringify({ environment: Object.keys(process.env), order: workerData }),
);
parentPort?.postMessage({ kind: 'progress', done: 1, total: 2 });
parentPort?.postMessage({ kind: 'written', rows: 2, bytes: 3 });
// Stays alive until it is ended.
parentPort?.on('message', () => {});
