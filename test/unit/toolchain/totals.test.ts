import { describe, expect, it } from 'vitest';
import { countCheck, countPlaywright, countVitest, totalsLine } from '../../../scripts/totals.mjs';

function vitestReport(...files: { status: string; tests: string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  });
}

const playwrightReport = (stats: object, errors: unknown[] = []) =>
  JSON.stringify({ stats, errors });

describe('totals of npm test', () => {
  it('counts single tests over all files', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed', 'passed', 'skipped', 'pending'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    );
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a file that cannot be loaded as one failure', () => {
    const report = vitestReport(
      { status: 'failed', tests: [] },
      { status: 'passed', tests: ['passed'] },
    );
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a run that ended badly with only good tests as one failure', () => {
    const report = vitestReport({ status: 'passed', tests: ['passed'] });
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countVitest(report, null)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countPlaywright(playwrightReport({ expected: 2 }), 1).failed).toBe(1);
  });

  it.each([
    ['no report', null],
    ['a cut off report', '{"testResults": ['],
    ['a report of another kind', '{}'],
  ])('counts %s as one failure even when the exit code is 0', (_, report) => {
    expect(countVitest(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countPlaywright(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a part without any test as one failure', () => {
    expect(countVitest(vitestReport(), 0).failed).toBe(1);
    expect(countVitest(vitestReport({ status: 'passed', tests: ['skipped'] }), 0).failed).toBe(1);
    expect(countPlaywright(playwrightReport({ expected: 0, skipped: 4 }), 0).failed).toBe(1);
  });

  it('counts flaky end-to-end tests and errors outside of tests as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 };
    expect(countPlaywright(playwrightReport(stats, [{ message: 'no browser' }]), 1)).toEqual({
      passed: 5,
      failed: 4,
      skipped: 3,
    });
  });

  it('counts a check by its exit code', () => {
    expect(countCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countCheck(null).failed).toBe(1);
  });

  it('ends with the sums over all parts, in exactly this form', () => {
    const parts = [
      { passed: 3, failed: 0, skipped: 9 },
      { passed: 40, failed: 2, skipped: 0 },
    ];
    expect(totalsLine(parts)).toBe('43 passed, 2 failed');
    expect(totalsLine([])).toBe('0 passed, 0 failed');
  });
});
