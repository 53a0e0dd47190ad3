import { statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf, SandboxError } from './sandboxError.ts';
import type { SandboxOptions } from './startSandbox.ts';

export const usage =
  'usage: npm run --silent sandbox -- --port <0-65535> --seed demo|empty|<folder> [--data <file or folder>]';

/** The file a data folder holds. */
const dataFileName = 'sandbox.sqlite';

/** Reads the command line. Throws SandboxError `badArguments` with what is wrong and how it is meant. */
export function parseSandboxArguments(args: readonly string[]): SandboxOptions {
  const { port, seed, data } = optionsOf(args);
  if (port !== undefined && !/^\d{1,5}$/.test(port))
    throw badArguments(`--port ${port} is no port`);
  const portNumber = Number(port ?? 0);
  if (portNumber > 65_535) throw badArguments(`--port ${port} is no port`);
  if (seed === '') throw badArguments('--seed is empty');
  if (data === '') throw badArguments('--data is empty');
  return {
    port: portNumber,
    seed:
      seed === undefined || seed === 'demo' || seed === 'empty'
        ? (seed ?? 'demo')
        : { folder: resolve(seed) },
    ...(data !== undefined && { dataFile: dataFileOf(resolve(data), data) }),
  };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw badArguments(reasonOf(error));
  }
}

/** A folder stands for the data file in it; what does not exist yet is a folder unless it has an extension. */
function dataFileOf(path: string, asGiven: string): string {
  const isFolder =
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ??
    (extname(path) === '' || /[/\\]$/.test(asGiven));
  return isFolder ? join(path, dataFileName) : path;
}

function badArguments(reason: string): SandboxError {
  return new SandboxError('badArguments', `${reason.split('\n')[0]} (${usage})`);
}
