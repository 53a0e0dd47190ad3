import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { createRemote } from '#electron/remotes/createRemote.ts';
import { accountAt } from '#electron/sandbox/accounts.ts';
import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import type { SandboxCredentials } from '#electron/sandbox/startSandbox.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import type { Provider } from '#shared/domain/capabilities.ts';

const program = resolve(import.meta.dirname, '../../electron/sandbox/cli.ts');

/** A sandbox in a process of its own, so that its work is not taken for the app's. */
export interface SandboxProcess {
  /** A client with all rights, through this vendor's face. */
  connect(provider: Provider): RemoteGroups;
  /** The dataset's ids by this vendor's: of groups, and of people by their member keys. */
  datasetIds(provider: Provider): Promise<ReadonlyMap<string, string>>;
  state(): Promise<SandboxState>;
  /** The requests since the last call. */
  takeRequests(): Promise<number>;
  stop(): Promise<void>;
}

/** Where the control surface lists a vendor's ids; Stream's are the dataset's. */
const idLists: Readonly<Record<Provider, { path: string | null; kinds: readonly string[] }>> = {
  membersDev: { path: 'members-dev/ids', kinds: ['groups', 'users'] },
  workos: { path: 'workos/ids', kinds: ['groups', 'memberships'] },
  stream: { path: null, kinds: [] },
};

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
  const { url, ...credentials } = JSON.parse(String(first[0])) as {
    url: string;
  } & SandboxCredentials;
  /** After long work of ours, closed connections have to be noticed before the next request takes one of them. */
  const noticeClosed = async () => {
    await setImmediate();
    await setImmediate();
  };
  const state = async () => (await (await fetch(`${url}/_sandbox/state`)).json()) as SandboxState;
  return {
    connect: (provider) =>
      createRemote({
        provider,
        baseUrl: url,
        ...accountAt(credentials, provider),
        fetch,
        nowMs: Date.now,
      }),
    async datasetIds(provider) {
      const { path, kinds } = idLists[provider];
      if (path === null) return new Map();
      const lists = (await (await fetch(`${url}/_sandbox/${path}`)).json()) as Record<
        string,
        Record<string, string>
      >;
      const pairs = kinds.flatMap((kind) => Object.entries(lists[kind] ?? {}));
      return new Map(pairs.map(([own, vendors]) => [vendors, own]));
    },
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
