import { type Provider, providerSchema } from '#shared/domain/capabilities.ts';
import { printTable } from './printTable.ts';
import { runStoreBench } from './store.ts';
import { runSyncCosts } from './syncCosts.ts';

const usage = `npm run bench                 the budgets of the design, measured on this machine; exits with 1 when one is missed
npm run bench -- sync [membersDev|workos|stream] [runs]
                              what syncing costs in requests and seconds (all three, 3 runs each unless told otherwise)
`;

async function measureStore(): Promise<void> {
  const rows = await runStoreBench();
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

const [what = 'store', ...options] = process.argv.slice(2);
const provider = providerSchema.safeParse(options[0]);
const [runs = '3', ...superfluous] = provider.success ? options.slice(1) : options;
if (what === 'store') await measureStore();
else if (what === 'sync' && /^[1-9]\d?$/.test(runs) && superfluous.length === 0) {
  await measureSync(provider.success ? [provider.data] : providerSchema.options, Number(runs));
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
