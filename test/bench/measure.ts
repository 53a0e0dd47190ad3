export interface BenchRow {
  name: string;
  unit: string;
  median: number;
  p99: number;
  /** In words, with what it applies to. */
  budget: string;
  isMet: boolean;
}

/** What one call took, on the clock and of the processor; on a busy machine the two differ. */
interface Took {
  ms: number;
  processorMs: number;
}

export function once(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function took(work: () => unknown): Took {
  const before = process.cpuUsage();
  const ms = once(work);
  const { user, system } = process.cpuUsage(before);
  return { ms, processorMs: (user + system) / 1000 };
}

export function timed(times: number, work: (n: number) => void): Took[] {
  return Array.from({ length: times }, (_, n) => took(() => work(n)));
}

/** Two rows: the budget, which is of the clock, and what the processor had to do for it. */
export function within(name: string, times: readonly Took[], limit: number): BenchRow[] {
  const clock = times.map(({ ms }) => ms);
  const p99 = percentile(clock, 0.99);
  const budget = `p99 < ${limit} ms`;
  const median = percentile(clock, 0.5);
  const processor = times.map(({ processorMs }) => processorMs);
  return [
    { name, unit: 'ms', median, p99, budget, isMet: p99 < limit },
    informative('  of the processor', 'ms', processor),
  ];
}

export function informative(name: string, unit: string, values: number[]): BenchRow {
  const median = percentile(values, 0.5);
  return { name, unit, median, p99: percentile(values, 0.99), budget: '—', isMet: true };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
