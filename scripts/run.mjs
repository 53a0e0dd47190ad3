// `node scripts/run.mjs <file.ts> [arguments …]`: runs a TypeScript file of the project under Node 24, from the folder
// the user stands in. Prints nothing on stdout itself: the programs started this way speak JSON there.
import { resolve } from 'node:path';
import { passSignalsOn, runChild } from './children.mjs';
import {
  ensureInstalled,
  findNode24,
  projectRoot,
  runMain,
  SetupError,
  toolEnvironment,
} from './toolchain.mjs';

async function main() {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined) {
    throw new SetupError('usage: node scripts/run.mjs <file.ts> [arguments …]');
  }
  passSignalsOn();
  await ensureInstalled();
  const node = findNode24();
  const args = [resolve(projectRoot, file), ...rest];
  // npm runs scripts in the project's folder; a path the user types means the folder they typed it in.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const env = toolEnvironment();
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    // Becoming the program leaves nothing in between: its signals, its exit code and its pid are ours.
    process.chdir(cwd);
    process.execve(node, [node, ...args], env);
  }
  const { code, signal } = await runChild(node, args, { cwd, env, stdio: 'inherit' }).done;
  return code ?? (signal === 'SIGINT' ? 130 : 143);
}

await runMain(main);
