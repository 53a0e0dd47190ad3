import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

// Half a file, and then an end without a word.
writeFileSync(workerData.temporaryPath, 'half a roster');
parentPort?.postMessage({ kind: 'progress', done: 1, total: 2 });
process.exit(7);
