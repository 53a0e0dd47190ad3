// `npm start`: from a fresh clone to an open desk. Electron where it can run, else the browser shell.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { passSignalsOn, runChild, stopRequested } from './children.mjs';
import { findElectron } from './electronRuntime.mjs';
import {
  browserShellArguments,
  deskArguments,
  parseStartArguments,
  startUsage,
} from './startArguments.mjs';
import {
  ensureInstalled,
  findNode24,
  projectRoot,
  runMain,
  SetupError,
  toolEnvironment,
} from './toolchain.mjs';

/** Electron ends within this time, by a crash, where its sandbox or its libraries are wrong. */
const atOnceMs = 5000;

async function main() {
  // npm runs scripts in the project's folder; a path the user types means the folder they typed it in.
  const cwd = process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : undefined;
  const parsed = parseStartArguments(process.argv.slice(2), cwd ?? process.cwd());
  if (parsed.kind === 'help') {
    process.stdout.write(startUsage);
    return 0;
  }
  if (parsed.kind === 'wrong') throw new SetupError(parsed.message);

  passSignalsOn();
  await ensureInstalled();
  if (stopRequested()) return 130;
  const node = findNode24();
  const built = await ensureBuilt(node);
  if (stopRequested()) return 130;
  if (!built) throw new SetupError('The build failed: see the message above.');
  return openDesk(node, parsed.options);
}

/**
 * @param {string} node
 * @param {import('./startArguments.mjs').StartOptions} options
 */
async function openDesk(node, options) {
  const shell = process.env.MUSTER_SHELL;
  let problem = 'MUSTER_SHELL=browser is set';
  if (shell !== 'browser') {
    const electron = await findElectron(node, {
      fetch: true,
      evenIfItFailedToday: shell === 'electron',
    });
    if (stopRequested()) return 130;
    if ('program' in electron) {
      const ending = await runElectron(electron.program, options);
      if (typeof ending === 'number') return ending;
      problem = ending.problem;
    } else problem = electron.problem;
    if (shell === 'electron') throw new SetupError(`Electron cannot run here: ${problem}.`);
  }
  process.stderr.write(`Opening Muster in the browser shell: ${problem}.\n`);
  const cli = join(projectRoot, 'electron', 'hosts', 'browserShell', 'cli.ts');
  const run = runChild(node, [cli, ...browserShellArguments(options)], {
    cwd: projectRoot,
    env: toolEnvironment(),
  });
  return exitCodeOf(await run.done);
}

/**
 * Runs the desk in Electron: its exit code, or why it never came up.
 * @param {string} program
 * @param {import('./startArguments.mjs').StartOptions} options
 */
async function runElectron(program, options) {
  const startedAt = Date.now();
  const run = runChild(program, ['.', ...deskArguments(options)], {
    cwd: projectRoot,
    env: toolEnvironment(),
    // Windows would hide the first window of the desk, not a console.
    windowsHide: false,
  });
  const ending = await run.done;
  const crashed = ending.signal !== null || [126, 127, 133, 134, 139].includes(ending.code ?? 0);
  if (crashed && Date.now() - startedAt < atOnceMs && !stopRequested()) {
    return { problem: `Electron ended at once (${ending.signal ?? `code ${ending.code}`})` };
  }
  return exitCodeOf(ending);
}

/**
 * Ending because the user asked for it is a success; 130 says that it took force.
 * @param {import('./children.mjs').Ending} ending
 */
function exitCodeOf({ code, signal }) {
  if (!stopRequested()) return code ?? 1;
  return signal === 'SIGKILL' ? 130 : 0;
}

await runMain(main);
