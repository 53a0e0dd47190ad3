import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const projectRoot = resolve(import.meta.dirname, '../..');

/** The program of a child, ready to be started often. */
export interface Program {
  start(argument: string): ReturnType<typeof spawnNode>;
  remove(): void;
}

/**
 * Puts the child and all it imports into one file and has its compiled code cached (a killed process never writes that
 * cache): a process then starts in a third of the time that the sources take. better-sqlite3 stays outside, with its
 * native part.
 */
export async function buildProgram(): Promise<Program> {
  // Inside the project, or the bundle would not find better-sqlite3.
  const caches = join(projectRoot, 'node_modules/.cache');
  mkdirSync(caches, { recursive: true });
  const folder = mkdtempSync(join(caches, 'crash-'));
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  const program: Program = {
    start: (argument) => spawnNode(join(folder, 'child.mjs'), argument, join(folder, 'compiled')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  const child = program.start('warm');
  child.stdout.resume();
  child.stderr.pipe(process.stderr);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The program of the crash tests does not start.');
  return program;
}

function spawnNode(file: string, argument: string, cacheFolder: string) {
  return spawn(process.execPath, [file, argument], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder },
  });
}
