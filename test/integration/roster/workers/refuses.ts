import { parentPort } from 'node:worker_threads';

const failure = { code: 'diskFull', message: 'No room.', details: { reason: 'ENOSPC' } };
parentPort?.postMessage({ kind: 'failed', failure });
