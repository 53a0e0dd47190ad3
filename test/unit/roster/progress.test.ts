import { describe, expect, it } from 'vitest';
import { createProgress } from '#electron/roster/progress.ts';

function reportsOf(
  total: number,
  work: (progress: ReturnType<typeof createProgress>, pass: (milliseconds: number) => void) => void,
) {
  const reports: [number, number][] = [];
  let time = 0;
  const progress = createProgress(
    total,
    (done, all) => reports.push([done, all]),
    () => time,
  );
  work(progress, (milliseconds) => {
    time += milliseconds;
  });
  return reports;
}

describe('the progress of an export', () => {
  it('is told at most ten times a second, and at the end', () => {
    const reports = reportsOf(1000, (progress, pass) => {
      for (let row = 0; row < 1000; row += 1) {
        pass(1);
        progress.step();
      }
      progress.finish();
    });
    expect(reports.map(([done]) => done)).toEqual([
      100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1000,
    ]);
    expect(reports.every(([, total]) => total === 1000)).toBe(true);
  });

  it('never tells of more than all', () => {
    const reports = reportsOf(1, (progress, pass) => {
      for (let row = 0; row < 3; row += 1) {
        pass(100);
        progress.step();
      }
      progress.finish();
    });
    expect(reports).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [3, 3],
    ]);
  });

  it('ends at all when there were fewer than counted', () => {
    expect(reportsOf(5, (progress) => progress.finish())).toEqual([[0, 0]]);
  });
});
