import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

writeFileSync(workerData.temporaryPath, 'half a roster');
parentPort?.postMessage({ kind: 'progress', done: 1, total: 2 });
// As in the middle of a sort: the thread comes to no message.
for (;;);
