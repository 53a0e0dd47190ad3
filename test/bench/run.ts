import { runStoreBench } from './store.ts';

// `npm run bench`: the budgets of the design, measured on this machine. Exits with 1 when one is missed.
const rows = await runStoreBench();
const cells = rows.map(({ name, unit, median, p99, budget }) => [
  name,
  `${median.toFixed(2)} ${unit}`,
  `${p99.toFixed(2)} ${unit}`,
  budget,
]);
const table = [['measured', 'median', 'p99', 'budget'], ...cells];
const widths = [0, 1, 2, 3].map((column) =>
  Math.max(...table.map((row) => String(row[column]).length)),
);
for (const row of table) {
  process.stdout.write(
    `${row.map((cell, index) => String(cell).padEnd(widths[index] ?? 0)).join('  ')}\n`,
  );
}
if (rows.some(({ isMet }) => !isMet)) process.exitCode = 1;
