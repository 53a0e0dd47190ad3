// The parts of `npm test`, in the order in which they run. The integration tests include one that boots the built
// bundles, so the build stands before them.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { runChild } from './children.mjs';
import { findElectron } from './electronRuntime.mjs';
import { projectRoot, toolEnvironment } from './toolchain.mjs';
import { countCheck, countPlaywright, countVitest, crashed } from './totals.mjs';

/**
 * @typedef {import('./totals.mjs').Counts} Counts
 * @typedef {{ name: string, run: (node: string) => Promise<Counts> }} Part
 */

const inModules = (/** @type {string} */ path) => join(projectRoot, 'node_modules', path);

/** @type {Part[]} */
export const testParts = [
  { name: 'types', run: (node) => check(node, [inModules('typescript/bin/tsc'), '-b']) },
  {
    name: 'lint',
    run: (node) =>
      check(node, [inModules('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
  },
  { name: 'unit', run: (node) => vitest(node, 'unit') },
  { name: 'property', run: (node) => vitest(node, 'property') },
  { name: 'contract', run: (node) => vitest(node, 'contract') },
  { name: 'crash', run: (node) => vitest(node, 'crash') },
  { name: 'build', run: async (node) => countCheck((await ensureBuilt(node)) ? 0 : 1) },
  { name: 'integration', run: integration },
  { name: 'e2e', run: endToEnd },
];

/**
 * The parts to run for the names given on the command line; none means all of them.
 * @param {readonly string[]} names
 * @returns {{ parts: Part[] } | { unknown: string }}
 */
export function chooseParts(names) {
  const unknown = names.find((name) => testParts.every((part) => part.name !== name));
  if (unknown !== undefined) return { unknown };
  if (names.length === 0) return { parts: testParts };
  return { parts: testParts.filter(({ name }) => names.includes(name)) };
}

/**
 * @param {string} node
 * @param {string[]} args
 */
async function check(node, args) {
  return countCheck(await runTool(node, args));
}

/**
 * @param {string} node
 * @param {string} kind a folder of test/
 * @param {Record<string, string>} [env]
 */
async function vitest(node, kind, env) {
  const report = freshReport(kind);
  const code = await runTool(
    node,
    [
      inModules('vitest/vitest.mjs'),
      'run',
      `test/${kind}/`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  return countVitest(readReport(report), code);
}

/** @param {string} node */
async function integration(node) {
  await ensureBuilt(node);
  const chromium = await ensureChromium(node);
  return vitest(node, 'integration', chromium === null ? {} : { MUSTER_CHROMIUM: chromium });
}

/** @param {string} node */
async function endToEnd(node) {
  await ensureBuilt(node);
  const asked = process.env.MUSTER_E2E_HOST;
  const electron =
    asked === 'browser'
      ? { problem: 'MUSTER_E2E_HOST=browser is set' }
      : await findElectron(node, { fetch: asked === 'electron', evenIfItFailedToday: true });
  if (asked === 'electron' && 'problem' in electron) {
    process.stdout.write(`End-to-end host Electron was asked for, but ${electron.problem}.\n`);
    return crashed();
  }
  process.stdout.write(
    'program' in electron
      ? 'End-to-end host: Electron\n'
      : `End-to-end host: browser shell (${electron.problem})\n`,
  );
  const chromium = await ensureChromium(node);
  if (chromium === null) return crashed();
  const env = {
    MUSTER_E2E_HOST: 'program' in electron ? 'electron' : 'browser',
    MUSTER_CHROMIUM: chromium,
  };
  const report = freshReport('e2e');
  const code = await runTool(node, [inModules('@playwright/test/cli.js'), 'test'], {
    ...env,
    MUSTER_E2E_REPORT: report,
  });
  return countPlaywright(readReport(report), code);
}

/**
 * The browser that stands in for Electron's window, installed where that is possible; null after a message.
 * @param {string} node
 */
async function ensureChromium(node) {
  const finder = join(projectRoot, 'test', 'e2e', 'support', 'browser.ts');
  const run = runChild(node, [finder], {
    cwd: projectRoot,
    env: toolEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let path = '';
  run.child.stdout?.setEncoding('utf8').on('data', (text) => {
    path += text;
  });
  const { code } = await run.done;
  return code === 0 ? path.trim() : null;
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function runTool(node, args, env) {
  const { code } = await runChild(node, args, { cwd: projectRoot, env: toolEnvironment(env) }).done;
  return code;
}

/**
 * The path for a report, with the report of an earlier run removed.
 * @param {string} name
 */
function freshReport(name) {
  const folder = join(projectRoot, 'test-results', 'reports');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${name}.json`);
  rmSync(report, { force: true });
  return report;
}

/** @param {string} report */
function readReport(report) {
  return existsSync(report) ? readFileSync(report, 'utf8') : null;
}
