import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../../../..');

/** Builds out/ by the project's own script, which does nothing when it is fresh. */
export async function buildMuster(): Promise<void> {
  const build = spawn(process.execPath, [resolve(projectRoot, 'scripts/build.mjs')], {
    cwd: projectRoot,
  });
  let output = '';
  for (const stream of [build.stdout, build.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error(`the build failed with ${code}:\n${output}`);
}
