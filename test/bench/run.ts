import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Provider, providerSchema } from '#shared/domain/capabilities.ts';
import { runExportsBench } from './exports.ts';
import { runImportBench } from './importing.ts';
import type { BenchRow } from './measure.ts';
import { printTable } from './printTable.ts';
import { runStoreBench } from './store.ts';
import { runSyncCosts } from './syncCosts.ts';

const usage = `npm run bench                 the budgets of the design, measured on this machine; exits with 1 when one is missed
npm run bench -- sync [membersDev|workos|stream] [runs]
                              what syncing costs in requests and seconds (all three, 3 runs each unless told otherwise)
npm run bench -- exports      what each format costs at 1,000, 10,000 and 100,000 rows, and whether the main thread stood still
npm run bench -- import       taking in files of 200,000 lines: seconds, memory, and whether the main thread stalls
npm run bench -- screen       what the eye waits for: from a click or a key to the frame that shows the result, in Chromium
`;

async function measure(bench: () => Promise<BenchRow[]>): Promise<void> {
  const rows = await bench();
  const cells = rows.map(({ name, unit, median, p99, budget }) => [
    name,
    `${median.toFixed(2)} ${unit}`,
    `${p99.toFixed(2)} ${unit}`,
    budget,
  ]);
  printTable([['measured', 'median', 'p99', 'budget'], ...cells]);
  if (rows.some(({ isMet }) => !isMet)) process.exitCode = 1;
}

async function measureSync(providers: readonly Provider[], runs: number): Promise<void> {
  for (const provider of providers) {
    const { rows, note } = await runSyncCosts(runs, provider);
    printTable(rows);
    process.stdout.write(`${note}\n\n`);
  }
}

function measureExports(): void {
  const { rows, isMet } = runExportsBench();
  printTable(rows);
  if (!isMet) process.exitCode = 1;
}

/** In processes of their own: what is measured is the built renderer, and code that runs in a page has other types. */
function measureScreen(): void {
  for (const script of ['../../scripts/build.mjs', 'screen/run.ts']) {
    const { status } = spawnSync(process.execPath, [join(import.meta.dirname, script)], {
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
    if (status !== 0) return;
  }
}

const [what = 'store', ...options] = process.argv.slice(2);
const provider = providerSchema.safeParse(options[0]);
const [runs = '3', ...superfluous] = provider.success ? options.slice(1) : options;
if (what === 'store') await measure(runStoreBench);
else if (what === 'exports' && options.length === 0) measureExports();
else if (what === 'import' && options.length === 0) await measure(runImportBench);
else if (what === 'screen' && options.length === 0) measureScreen();
else if (what === 'sync' && /^[1-9]\d?$/.test(runs) && superfluous.length === 0) {
  await measureSync(provider.success ? [provider.data] : providerSchema.options, Number(runs));
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
