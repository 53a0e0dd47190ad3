// `npm test`: everything that must hold, from a fresh clone. The last line is always `N passed, N failed`.
import { passSignalsOn, stopRequested } from './children.mjs';
import { chooseParts, testParts } from './testParts.mjs';
import { ensureInstalled, findNode24, SetupError } from './toolchain.mjs';
import { crashed, totalsLine } from './totals.mjs';

const usage = `Checks everything: npm test
Checks some parts: npm test -- ${testParts.map(({ name }) => name).join(' ')}
`;

/** @typedef {import('./totals.mjs').Counts & { name: string, seconds: number }} Result */

/**
 * Runs one part; whatever goes wrong inside it becomes a failure of that part, and the next one still runs.
 * @param {import('./testParts.mjs').Part} part
 * @param {string} node
 * @returns {Promise<Result>}
 */
async function runPart(part, node) {
  process.stdout.write(`\n── ${part.name} ${'─'.repeat(Math.max(2, 60 - part.name.length))}\n`);
  const startedAt = performance.now();
  const counts = await part.run(node).catch((error) => {
    process.stdout.write(`${error instanceof SetupError ? error.message : error?.stack}\n`);
    return crashed();
  });
  return { name: part.name, ...counts, seconds: (performance.now() - startedAt) / 1000 };
}

/** @param {readonly Result[]} results */
function printSummary(results) {
  process.stdout.write('\n');
  for (const { name, passed, failed, skipped, seconds } of results) {
    const left = skipped === 0 ? '' : `, ${skipped} skipped`;
    process.stdout.write(
      `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed${left}\n`,
    );
  }
}

async function main() {
  const names = process.argv.slice(2);
  if (names.includes('--help') || names.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const chosen = chooseParts(names);
  if ('unknown' in chosen) {
    process.stderr.write(`There is no part "${chosen.unknown}".\n${usage}`);
    return 2;
  }
  passSignalsOn();
  /** @type {Result[]} */
  const results = [];
  try {
    await ensureInstalled();
    const node = findNode24();
    for (const part of chosen.parts) {
      if (stopRequested()) break;
      results.push(await runPart(part, node));
    }
  } catch (error) {
    process.stdout.write(`${error instanceof SetupError ? error.message : error}\n`);
    results.push({ name: 'setup', ...crashed(), seconds: 0 });
  }
  printSummary(results);
  process.stdout.write(`${totalsLine(results)}\n`);
  if (stopRequested()) return 130;
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

process.exitCode = await main();
