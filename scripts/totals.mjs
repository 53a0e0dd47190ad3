// What the test runners' own reports say, added up. A part that left no report, or failed without naming a failed
// test, still counts as one failure: a crash must never look like success.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: string }} VitestAssertion
 * @typedef {{ status: string, assertionResults: VitestAssertion[] }} VitestFile
 */

/**
 * @param {string | null} report vitest's JSON report, null where it wrote none
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  const parsed = parse(report);
  if (!Array.isArray(parsed?.testResults)) return crashed();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of /** @type {VitestFile[]} */ (parsed.testResults)) {
    const failedBefore = counts.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    // A file that cannot be loaded, or whose beforeAll fails, has no failed test of its own.
    if (file.status === 'failed' && counts.failed === failedBefore) counts.failed += 1;
  }
  return settle(counts, exitCode);
}

/**
 * A test that passed only when repeated is counted as failed.
 * @param {string | null} report Playwright's JSON report, null where it wrote none
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  const parsed = parse(report);
  if (parsed?.stats === undefined) return crashed();
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = parsed.stats;
  const broken = Array.isArray(parsed.errors) ? parsed.errors.length : 0;
  return settle({ passed: expected, failed: unexpected + flaky + broken, skipped }, exitCode);
}

/**
 * A check that only passes or fails, such as the type check.
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : crashed();
}

/** @returns {Counts} */
export function crashed() {
  return { passed: 0, failed: 1, skipped: 0 };
}

/**
 * The last line of `npm test`.
 * @param {readonly Counts[]} parts
 */
export function totalsLine(parts) {
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    parts.reduce((total, counts) => total + counts[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

/**
 * @param {Counts} counts
 * @param {number | null} exitCode
 * @returns {Counts}
 */
function settle(counts, exitCode) {
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  // Finding no test at all is a mistake in a path or a pattern.
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

/** @param {string | null} report */
function parse(report) {
  if (report === null) return null;
  try {
    return JSON.parse(report);
  } catch {
    return null;
  }
}
