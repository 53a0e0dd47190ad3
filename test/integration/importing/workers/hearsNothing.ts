import { parentPort } from 'node:worker_threads';

/** Takes every call and answers none, for ever busy. */
parentPort?.on('message', () => {
  for (;;);
});
