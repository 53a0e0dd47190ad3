import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from './buildMuster.ts';
import type { BootState, Commands, Message } from './commands.ts';

type Asynchronous<Call> = Call extends (...args: infer Args) => infer Value
  ? (...args: Args) => Promise<Awaited<Value>>
  : never;

export interface BootedMuster {
  child: ChildProcess;
  ask: { [Name in keyof Commands]: Asynchronous<Commands[Name]> };
  /** Its window is shown. Rejects when the process ends without one. */
  ready: Promise<void>;
  ended: Promise<{ code: number | null; state: BootState | null }>;
  errors(): string;
}

/** Runs the built main bundle under this Node, with the fake in place of Electron. */
export function bootMuster(
  args: readonly string[],
  environment: Record<string, string> = {},
): BootedMuster {
  const runtime = join(import.meta.dirname, 'fakeRuntime.ts');
  const main = join(projectRoot, 'out', 'main', 'index.js');
  const child = spawn(process.execPath, ['--import', runtime, main, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });

  const replies = new Map<number, (message: Message & { kind: 'reply' }) => void>();
  let lastState: BootState | null = null;
  let tellReady = () => {};
  const isReady = new Promise<void>((resolve) => {
    tellReady = resolve;
  });
  child.on('message', (message: Message) => {
    if (message.kind === 'ready') tellReady();
    else if (message.kind === 'exit') lastState = message.state;
    else replies.get(message.id)?.(message);
  });

  const ended = once(child, 'close').then(([code]) => ({ code, state: lastState }));
  const ready = Promise.race([
    isReady,
    ended.then(({ code }) => {
      throw new Error(`ended with ${code} before its window was there:\n${errors}`);
    }),
  ]);
  // Whoever does not wait for the window, because there is to be none, is not to be bothered.
  ready.catch(() => {});

  let lastId = 0;
  function call(name: string, args: unknown[]): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      replies.set(id, ({ value, error }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
      void ended.then(() => reject(new Error(`ended while asked for ${name}:\n${errors}`)));
      child.send({ id, name, args });
    });
  }
  const ask = new Proxy({} as BootedMuster['ask'], {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        call(String(name), args),
  });

  return { child, ask, ready, ended, errors: () => errors };
}
