// `npm run build`: out/ from the sources, when something has changed (`--force`: always).
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passSignalsOn, runChild } from './children.mjs';
import { hashInputs, isBuildStale, markBuilt } from './staleness.mjs';
import {
  ensureInstalled,
  findNode24,
  projectRoot,
  runMain,
  toolEnvironment,
} from './toolchain.mjs';

/**
 * Builds out/ when it is stale. Writes to stderr only. Returns false when the build failed.
 * @param {string} node a Node >= 24
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt(node, { force = false } = {}) {
  if (!force && !isBuildStale(projectRoot)) return true;
  process.stderr.write('Building Muster …\n');
  const hash = hashInputs(projectRoot);
  const electronVite = join(
    projectRoot,
    'node_modules',
    'electron-vite',
    'bin',
    'electron-vite.js',
  );
  const { code } = await runChild(node, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    env: toolEnvironment(process.stderr.isTTY ? {} : { NO_COLOR: '1' }),
    stdio: ['ignore', 2, 2],
  }).done;
  if (code === 0) markBuilt(projectRoot, hash);
  return code === 0;
}

async function main() {
  passSignalsOn();
  await ensureInstalled();
  const built = await ensureBuilt(findNode24(), { force: process.argv.includes('--force') });
  return built ? 0 : 1;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runMain(main);
}
