import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { StreamChat } from 'stream-chat';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSandboxArguments } from '#electron/sandbox/cliArguments.ts';
import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';

const cli = resolve(import.meta.dirname, '../../../electron/sandbox/cli.ts');
const children: ChildProcess[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

/** The line that says where the sandbox is; it must be the first one. */
async function ready(child: ReturnType<typeof run>) {
  const [line] = await once(createInterface(child.stdout), 'line');
  return JSON.parse(String(line)) as {
    url: string;
    stream: { apiKey: string; apiSecret: string };
  };
}

async function finished(child: ReturnType<typeof run>) {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code: code as number, stdout, stderr };
}

const stateOf = async (url: string) =>
  (await (await fetch(`${url}/_sandbox/state`)).json()) as SandboxState;

describe('the sandbox on the command line', () => {
  // Windows has no such signals: it ends a process outright.
  it.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'serves until %s and ends cleanly',
    async (signal) => {
      const child = run('--port', '0', '--seed', 'demo');
      const { url, stream } = await ready(child);
      const client = new StreamChat(stream.apiKey, stream.apiSecret, { baseURL: url });
      expect((await client.queryUserGroups({ limit: 100 })).user_groups).toHaveLength(18);
      child.kill(signal);
      expect(await finished(child)).toEqual({ code: 0, stdout: '', stderr: '' });
    },
  );

  it.runIf(process.platform !== 'win32')('ends when npm was ended and left it behind', async () => {
    const npmScript = spawn('/bin/sh', ['-c', `"${process.execPath}" "${cli}"; true`], {
      env: { ...process.env, npm_lifecycle_event: 'sandbox' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(npmScript);
    const { url } = await ready(npmScript);
    npmScript.kill('SIGKILL');
    // The sandbox holds the other end of this pipe, so it closes when the sandbox has ended.
    npmScript.stdout.resume();
    await once(npmScript.stdout, 'close');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('has on disk what it has answered, when it is killed without a warning', async () => {
    const data = join(folder, 'data');
    const child = run('--port', '0', '--seed', 'demo', '--data', data);
    const { url, stream } = await ready(child);
    const client = new StreamChat(stream.apiKey, stream.apiSecret, { baseURL: url });
    await client.updateUserGroup('board', { name: 'Trustees' });
    await client.deleteUserGroup('newsletter');
    await client.removeUserGroupMembers('drivers', { member_ids: ['rv-020'] });
    const before = await stateOf(url);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(existsSync(join(data, 'sandbox.sqlite'))).toBe(true);

    const again = run('--port', '0', '--seed', 'empty', '--data', data);
    const second = await ready(again);
    expect(second.stream).toEqual(stream);
    const after = await stateOf(second.url);
    expect(after.people).toEqual(before.people);
    expect(after.groups).toEqual(before.groups);
    expect(after.groups.find((group) => group.id === 'board')?.name).toBe('Trustees');
  });

  it('says in one line why it cannot start, and exits with 2', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as { port: number };
    writeFileSync(join(folder, 'people.csv'), 'id,name\na,A\na,B\n');
    const attempts: [string[], string][] = [
      [['--port', String(port)], `Port ${port} cannot be opened: it is in use`],
      [['--seed', join(folder, 'nowhere')], 'is not a folder that can be read'],
      [['--seed', folder], 'people.csv line 3: person a is there twice'],
      [['--frob'], "Unknown option '--frob' (usage:"],
    ];
    for (const [args, reason] of attempts) {
      const { code, stdout, stderr } = await finished(run(...args));
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(reason);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    busy.close();
  });
});

describe('the command line', () => {
  it('defaults to the demo on a free port', () => {
    expect(parseSandboxArguments([])).toEqual({ port: 0, seed: 'demo' });
  });

  it('takes a folder as seed and a file or folder for data', () => {
    expect(parseSandboxArguments(['--port=4000', '--seed', folder, '--data', folder])).toEqual({
      port: 4000,
      seed: { folder },
      dataFile: join(folder, 'sandbox.sqlite'),
    });
    const dataOf = (data: string) => parseSandboxArguments(['--data', data]).dataFile;
    expect(dataOf(join(folder, 'x.db'))).toBe(join(folder, 'x.db'));
    expect(dataOf(join(folder, 'new'))).toBe(join(folder, 'new', 'sandbox.sqlite'));
    expect(dataOf(`${join(folder, 'v1.2')}/`)).toBe(join(folder, 'v1.2', 'sandbox.sqlite'));
  });

  it.each([
    [['--port', '70000']],
    [['--port', '-1']],
    [['--port', 'http']],
    [['--port']],
    [['--seed', '']],
    [['--data', '']],
    [['extra']],
  ])('is refused: %j', (args) => {
    expect(() => parseSandboxArguments(args)).toThrow(/usage: npm run --silent sandbox/);
  });
});
