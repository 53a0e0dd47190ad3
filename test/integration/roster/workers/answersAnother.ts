import { parentPort } from 'node:worker_threads';

parentPort?.postMessage({ kind: 'file', rows: 2, bytes: 3 });
