// Whether the real Electron can run here. Its npm package holds no program: install.js fetches one (about 110 MB) on
// first use, which fails behind some networks, and a program that is there may still lack a display or a library.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runChild, stopRequested } from './children.mjs';
import { projectRoot } from './toolchain.mjs';

const stalledAfterMs = 30_000;
const lookEveryMs = 1000;
export const failureKeptMs = 24 * 60 * 60 * 1000;

/** @typedef {{ program: string } | { problem: string }} ElectronRuntime */

/**
 * The Electron program, or in half a sentence why there is none.
 * @param {string} node a Node >= 24
 * @param {{ fetch: boolean, evenIfItFailedToday?: boolean }} options
 * @returns {Promise<ElectronRuntime>}
 */
export async function findElectron(node, { fetch, evenIfItFailedToday = false }) {
  const hostProblem = problemOfHost(process.platform, process.env, process.getuid?.());
  if (hostProblem !== null) return { problem: hostProblem };
  const electronPackage = join(projectRoot, 'node_modules', 'electron');
  if (installedProgram(electronPackage) === null) {
    if (!fetch) return { problem: 'the Electron runtime is not installed' };
    const remembered = evenIfItFailedToday ? null : rememberedFailure(readMemory(), Date.now());
    if (remembered !== null) return { problem: `${remembered} (tried within the last day)` };
    const failure = await fetchRuntime(node, electronPackage);
    if (failure !== null) {
      // Breaking off says nothing about the network.
      if (!stopRequested())
        writeFileSync(memoryFile(), JSON.stringify({ at: Date.now(), problem: failure }));
      return { problem: failure };
    }
  }
  const program = installedProgram(electronPackage);
  if (program === null) return { problem: 'the Electron runtime did not install completely' };
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (answer.status === 0) return { program };
  const says = lastLine(answer.stderr) || answer.error?.message || `it ended with ${answer.status}`;
  return { problem: `the Electron runtime does not start (${says})` };
}

/**
 * @param {string} platform
 * @param {Record<string, string | undefined>} env
 * @param {number | undefined} uid
 * @returns {string | null}
 */
export function problemOfHost(platform, env, uid) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'Electron needs a display and there is none';
  // Chromium's sandbox refuses root, and without its sandbox Muster does not run.
  if (uid === 0) return "Electron's sandbox does not work for the user root";
  return null;
}

/** @param {string} electronPackage the folder of the npm package `electron` */
function installedProgram(electronPackage) {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist');
  const program = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/**
 * Gives up when nothing has arrived for half a minute; a slow line that keeps delivering may take longer.
 * @param {string} node
 * @param {string} electronPackage
 * @returns {Promise<string | null>} the failure, in half a sentence
 */
async function fetchRuntime(node, electronPackage) {
  process.stderr.write('Fetching the Electron runtime (first start only, about 110 MB) …\n');
  const cache = join(projectRoot, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(join(cache, 'electron-'));
  let output = '';
  let stalled = false;
  const install = runChild(node, [join(electronPackage, 'install.js')], {
    cwd: projectRoot,
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [install.child.stdout, install.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  let size = -1;
  let grewAt = Date.now();
  const watch = setInterval(() => {
    const now = sizeOf(temporary) + sizeOf(join(electronPackage, 'dist'));
    if (now !== size) [size, grewAt] = [now, Date.now()];
    if (Date.now() - grewAt < stalledAfterMs) return;
    stalled = true;
    install.stop('SIGTERM');
  }, lookEveryMs);
  const { code } = await install.done;
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  if (code === 0) return null;
  if (stalled) return 'the Electron runtime could not be fetched (nothing arrived for 30 seconds)';
  return `the Electron runtime could not be fetched (${failureIn(output)})`;
}

/**
 * What install.js printed, as half a sentence: it gives the stack of its error, whose first line names it.
 * @param {string} output
 */
export function failureIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const named = lines.find((line) => /Error\b/.test(line)) ?? lines.find((line) => line !== '');
  if (named === undefined) return 'no reason was given';
  // The cause (no such host, refused, …) is not printed; all of them mean this.
  if (named.includes('fetch failed')) return 'its download server could not be reached';
  return named.slice(0, 200);
}

/** @param {string} folder */
function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  let size = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    // A file may go away while it is being counted.
    size += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return size;
}

function memoryFile() {
  return join(projectRoot, 'node_modules', '.muster-electron.json');
}

function readMemory() {
  return existsSync(memoryFile()) ? readFileSync(memoryFile(), 'utf8') : null;
}

/**
 * A failure of the last day is not tried again, so that each start is not slow.
 * @param {string | null} memory
 * @param {number} nowMs
 * @returns {string | null}
 */
export function rememberedFailure(memory, nowMs) {
  if (memory === null) return null;
  try {
    const { at, problem } = JSON.parse(memory);
    const age = nowMs - at;
    return typeof problem === 'string' && age >= 0 && age < failureKeptMs ? problem : null;
  } catch {
    return null;
  }
}

/** @param {string | null} text */
function lastLine(text) {
  return (text ?? '').trim().split('\n').at(-1) ?? '';
}
