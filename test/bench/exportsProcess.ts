import { rmSync } from 'node:fs';
import { startExportJob } from '#electron/roster/exportJob.ts';
import { openStore } from '#electron/store/openStore.ts';
import { exportRequestSchema } from '#shared/domain/exporting.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { intents } from '#test/support/storeSeed.ts';
import type { ExportFigures } from './exports.ts';
import { once } from './measure.ts';

/** One export in a process of its own, so that its memory is its own: prints the figures as JSON. */
const [file = '', group, format, how] = process.argv.slice(2);
const groupId = groupIdSchema.parse(group);
const targetPath = `${file}.${format}`;
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

const store = openStore({ file });
const edits: number[] = [];
const stalls: number[] = [];
const workings: number[] = [];
let isRunning = true;

async function watch(): Promise<void> {
  while (isRunning) {
    const before = process.threadCpuUsage();
    stalls.push(await measured(pause));
    const { user, system } = process.threadCpuUsage(before);
    workings.push((user + system) / 1000);
  }
}

async function edit(): Promise<void> {
  for (let n = 0; isRunning; n += 1) {
    const intent = intents.describe(`Edit ${n}`);
    edits.push(
      once(() => store.commitEdit({ intents: [{ groupId, intent }], at: instantOf(Date.now()) })),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function measured(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const idleBytes = process.memoryUsage().rss;
const begun = performance.now();
const { finished } = startExportJob({
  worker: new URL('../../electron/roster/worker.ts', import.meta.url),
  storeFile: file,
  request: exportRequestSchema.parse({
    source: { kind: 'group', groupId },
    columns: ['name', 'email', 'phone', 'role', 'joined', 'memberKey'].map((field) => ({ field })),
    output: { format },
  }),
  targetPath,
  organisation: 'Bench',
  writtenAt: instantOf(Date.now()),
  locale: 'en-GB',
});
const meanwhile = how === 'editing' ? edit() : watch();
const { rows, bytes } = await finished;
const ms = performance.now() - begun;
isRunning = false;
await meanwhile;
store.close();
rmSync(targetPath);

const figures: ExportFigures = {
  rows,
  bytes,
  ms,
  peakBytes: process.resourceUsage().maxRSS * 1024,
  idleBytes,
  stallMs: Math.max(0, ...stalls),
  workingMs: Math.max(0, ...workings),
  slowestEditMs: edits.length === 0 ? null : Math.max(...edits),
};
process.stdout.write(JSON.stringify(figures));
