import { printTable } from '../printTable.ts';
import { runScreenBench } from './screen.ts';

// `npm run bench -- screen`: builds, measures, and exits with 1 when a budget is missed.
const rows = await runScreenBench();
const cells = rows.map(({ name, timesMs, limitMs }) => [
  name,
  String(timesMs.length),
  `${percentile(timesMs, 0.5).toFixed(1)} ms`,
  `${percentile(timesMs, 0.95).toFixed(1)} ms`,
  limitMs === null ? '—' : `p95 < ${limitMs} ms`,
]);
printTable([['measured', 'times', 'median', 'p95', 'budget'], ...cells]);
const isMissed = rows.some(
  ({ timesMs, limitMs }) => limitMs !== null && percentile(timesMs, 0.95) >= limitMs,
);
process.exitCode = isMissed ? 1 : 0;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
