import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => {
  throw new Error('A row of somebody: Ada Lee');
});
