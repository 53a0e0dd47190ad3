import { printTable } from './printTable.ts';
import { runStoreBench } from './store.ts';
import { runSyncCosts } from './syncCosts.ts';

const usage = `npm run bench                 the budgets of the design, measured on this machine; exits with 1 when one is missed
npm run bench -- sync [runs]  what syncing costs in requests and seconds (3 runs unless told otherwise)
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

async function measureSync(runs: number): Promise<void> {
  const { rows, note } = await runSyncCosts(runs);
  printTable(rows);
  process.stdout.write(`${note}\n`);
}

const [what = 'store', runs = '3'] = process.argv.slice(2);
if (what === 'store') await measureStore();
else if (what === 'sync' && /^[1-9]\d?$/.test(runs)) await measureSync(Number(runs));
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
