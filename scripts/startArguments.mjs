import { resolve } from 'node:path';

export const startUsage = `Starts Muster: installs and builds what is missing, then opens the desk.

  npm start -- [options]

  --data DIR      where workspaces are kept (default: this user's application data)
  --exports DIR   where exported files go
  --demo          open the demo organisation (the default when no --data is given)
  --port NUMBER   browser shell: listen on this port of 127.0.0.1 (default: any free one)
  --no-open       browser shell: print the address, open no browser
  --help          this text

  MUSTER_SHELL=browser    open the browser shell, do not try Electron
  MUSTER_SHELL=electron   open Electron or fail, do not fall back
`;

/**
 * @typedef {{ data?: string, exports?: string, demo: boolean, port?: number, open: boolean }} StartOptions
 * @typedef {{ kind: 'start', options: StartOptions } | { kind: 'help' } | { kind: 'wrong', message: string }} ParsedStart
 */

/**
 * Reads the arguments of `npm start`; folders become absolute, seen from `cwd`.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {ParsedStart}
 */
export function parseStartArguments(args, cwd) {
  /** @type {StartOptions} */
  const options = { demo: false, open: true };
  const rest = args.flatMap((arg) => splitAssignment(arg));
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '--help' || name === '-h') return { kind: 'help' };
    if (name === '--demo') options.demo = true;
    else if (name === '--no-open') options.open = false;
    else if (name === '--data' || name === '--exports' || name === '--port') {
      const value = rest.shift();
      if (value === undefined || value === '' || value.startsWith('--')) {
        return wrong(`${name} needs a value.`);
      }
      if (name === '--data') options.data = resolve(cwd, value);
      else if (name === '--exports') options.exports = resolve(cwd, value);
      else {
        const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
        if (!(port <= 65_535))
          return wrong(`--port needs a number from 0 to 65535, not "${value}".`);
        options.port = port;
      }
    } else return wrong(`Unknown argument "${name}".`);
  }
  if (options.data === undefined) options.demo = true;
  return { kind: 'start', options };
}

/**
 * `--data=DIR` and `--data DIR` mean the same.
 * @param {string} arg
 */
function splitAssignment(arg) {
  const match = /^(--[a-z]+)=(.*)$/s.exec(arg);
  return match === null ? [arg] : [String(match[1]), String(match[2])];
}

/**
 * @param {string} problem
 * @returns {ParsedStart}
 */
function wrong(problem) {
  return { kind: 'wrong', message: `${problem} \`npm start -- --help\` lists what there is.` };
}

/**
 * What Electron and the browser shell both understand.
 * @param {StartOptions} options
 */
export function deskArguments(options) {
  return [
    ...(options.data === undefined ? [] : ['--data', options.data]),
    ...(options.exports === undefined ? [] : ['--exports', options.exports]),
    ...(options.demo ? ['--demo'] : []),
  ];
}

/** @param {StartOptions} options */
export function browserShellArguments(options) {
  return [
    ...deskArguments(options),
    ...(options.port === undefined ? [] : ['--port', String(options.port)]),
    ...(options.open ? [] : ['--no-open']),
  ];
}
