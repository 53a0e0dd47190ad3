import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => {
  const rows: string[][] = [];
  for (;;) rows.push(Array.from({ length: 1000 }, (_, n) => `${rows.length} ${n}`));
});
