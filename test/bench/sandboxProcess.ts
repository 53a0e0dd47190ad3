import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { createRemote } from '#electron/remotes/createRemote.ts';
import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';

const program = resolve(import.meta.dirname, '../../electron/sandbox/cli.ts');

/** A sandbox in a process of its own, so that its work is not taken for the app's. */
export interface SandboxProcess {
  /** A client with all rights. */
  connect(): RemoteGroups;
  state(): Promise<SandboxState>;
  /** The requests since the last call. */
  takeRequests(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one over a folder of CSV files. Rejects when it does not come up. */
export async function startSandboxProcess(folder: string): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [program, '--port', '0', '--seed', folder], {
    // Its warnings are about seeds past the vendor's limits.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const first = await Promise.race([once(lines, 'line'), ended.then(() => null)]);
  if (first === null) throw new Error('The sandbox did not start.');
  const { url, stream } = JSON.parse(String(first[0])) as {
    url: string;
    stream: { apiKey: string; apiSecret: string };
  };
  /** After long work of ours, closed connections have to be noticed before the next request takes one of them. */
  const noticeClosed = async () => {
    await setImmediate();
    await setImmediate();
  };
  const state = async () => (await (await fetch(`${url}/_sandbox/state`)).json()) as SandboxState;
  return {
    connect: () =>
      createRemote({
        provider: 'stream',
        scopeId: null,
        baseUrl: url,
        credentials: { kind: 'server', ...stream },
        fetch,
        nowMs: Date.now,
      }),
    state,
    async takeRequests() {
      await noticeClosed();
      const { total } = (await state()).requests;
      await fetch(`${url}/_sandbox/reset-counts`, { method: 'POST' });
      return total;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
