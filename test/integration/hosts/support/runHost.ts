import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface RunningHost {
  child: ChildProcessWithoutNullStreams;
  output(): string;
  errors(): string;
  /** The first line of the output that matches, as soon as it is there; fails when the process ends before. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves when more output has come or the process has just ended; fails when it had ended before. */
  more(): Promise<void>;
  /** Resolves when the process has ended and all it wrote has been read. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** The real ones, and beside this file the same with a fake application behind. */
const entries = {
  stdio: '../../../../electron/hosts/stdio.ts',
  browserShell: '../../../../electron/hosts/browserShell/cli.ts',
  fakeStdio: 'stdioEntry.ts',
  fakeBrowserShell: 'shellEntry.ts',
};

/** Runs a host as a process under this Node, with no display, as npm's scripts run it. */
export function runHost(
  entry: keyof typeof entries,
  args: readonly string[],
  environment: Record<string, string> = {},
): RunningHost {
  const child = spawn(process.execPath, [join(import.meta.dirname, entries[entry]), ...args], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...environment },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));

  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });

  async function more(): Promise<void> {
    if (isOver) throw new Error(`the host has ended:\n${output}\n${errors}`);
    await Promise.race([once(child.stdout, 'data'), ended]);
  }

  async function line(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const found = pattern.exec(output);
      if (found !== null) return found;
      await more();
    }
  }

  return { child, output: () => output, errors: () => errors, line, more, ended };
}
