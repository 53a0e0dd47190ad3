import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { runChild } from '../../../scripts/children.mjs';

const children = resolve(import.meta.dirname, '../../../scripts/children.mjs');

/** A script that starts one program through runChild and ends with that program's code plus 100. */
function starter(program: string): string {
  return `
    import { passSignalsOn, runChild } from ${JSON.stringify(children)};
    passSignalsOn();
    const { code } = await runChild(process.execPath, ['-e', ${JSON.stringify(program)}]).done;
    process.exit(100 + (code ?? 99));`;
}

describe.skipIf(process.platform === 'win32')('programs started by the scripts', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('are told of %s once, and waited for', async (signal) => {
    const program = `
      let told = 0;
      process.on('${signal}', () => { told += 1; setTimeout(() => process.exit(told), 50); });
      setInterval(() => {}, 1000);
      console.log('up');`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', starter(program)]);
    const ended = once(parent, 'exit');
    await once(createInterface(parent.stdout), 'line');
    parent.kill(signal);
    expect((await ended)[0]).toBe(101);
  });

  it('take what they leave running with them', async () => {
    // The pipe stays open as long as anybody holds it: `done` would come a minute later.
    const program = `
      require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' });
      process.exit(3);`;
    const run = runChild(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
    run.child.stdout?.resume();
    run.child.stderr?.resume();
    expect(await run.done).toEqual({ code: 3, signal: null });
  });
});

describe('a program that cannot be started', () => {
  it('counts as ended with code 127', async () => {
    const run = runChild('muster-no-such-program', [], { stdio: 'ignore' });
    expect(await run.done).toEqual({ code: 127, signal: null });
  });
});
