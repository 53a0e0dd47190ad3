// Child processes that end with their parent. On POSIX every child leads a process group of its own: Ctrl+C in a
// terminal then reaches only this process, which passes it on exactly once, and whatever a child leaves behind in
// its group is ended with it.
import { spawn, spawnSync } from 'node:child_process';

const graceMs = 8000;
const isWindows = process.platform === 'win32';

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending
 * @typedef {{ done: Promise<Ending>, pid: number | undefined, stop: (signal?: NodeJS.Signals) => void, child: import('node:child_process').ChildProcess }} Running
 */

/** @type {Set<Running>} */
const running = new Set();
/** @type {NodeJS.Signals | null} */
let stopSignal = null;

/** The signal that asked this process to end, if one has. Check it between two steps of a longer job. */
export function stopRequested() {
  return stopSignal;
}

/**
 * Starts a program. `done` resolves when it has ended and its output is complete; a program that cannot be started
 * counts as ended with code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Running}
 */
export function runChild(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    windowsHide: true,
    ...options,
    detached: !isWindows,
  });
  /** @type {Running} */
  const entry = {
    child,
    pid: child.pid,
    stop: (signal = 'SIGTERM') => stopChild(entry, signal),
    done: new Promise((resolve) => {
      child.on('error', (error) => {
        running.delete(entry);
        process.stderr.write(`${command}: ${error.message}\n`);
        resolve({ code: 127, signal: null });
      });
      child.on('exit', () => endGroup(entry, 'SIGTERM'));
      child.on('close', (code, signal) => {
        running.delete(entry);
        resolve({ code, signal });
      });
    }),
  };
  running.add(entry);
  return entry;
}

/**
 * @param {Running} entry
 * @param {NodeJS.Signals} signal
 */
function stopChild(entry, signal) {
  if (entry.child.exitCode !== null || entry.child.signalCode !== null) return;
  // Windows has no signals: Ctrl+C has already reached every program of the console.
  if (!isWindows) entry.child.kill(signal);
  setTimeout(() => endGroup(entry, 'SIGKILL'), graceMs).unref();
}

/**
 * @param {Running} entry
 * @param {NodeJS.Signals} signal
 */
function endGroup(entry, signal) {
  if (entry.pid === undefined) return;
  if (isWindows) {
    if (signal === 'SIGKILL') spawnSync('taskkill', ['/pid', String(entry.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-entry.pid, signal);
  } catch {
    // Nobody is left in the group: that is what was wanted.
  }
}

/** Passes Ctrl+C and friends on to the children and lets the running step end; call once, at the start of a script. */
export function passSignalsOn() {
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const again = stopSignal !== null;
      stopSignal ??= signal;
      // Whoever asks twice wants it now.
      // A closed terminal is a wish to end as well, and programs seldom listen for SIGHUP.
      const passedOn = signal === 'SIGHUP' ? 'SIGTERM' : signal;
      for (const entry of running) {
        if (again) endGroup(entry, 'SIGKILL');
        else entry.stop(passedOn);
      }
    });
  }
  process.on('exit', () => {
    for (const entry of running) endGroup(entry, 'SIGKILL');
  });
}
