import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRendererFolder } from './support/rendererFolder.ts';
import { type RunningHost, runHost } from './support/runHost.ts';
import { ask, signIn, upgrade } from './support/shellClient.ts';

/** Windows has no signals that a process could answer. */
const endSignals = process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const);
const running = /^Muster is running at (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})$/m;

let base: string;
let renderer: ReturnType<typeof makeRendererFolder>;
const hosts: RunningHost[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'muster-hosts-'));
  renderer = makeRendererFolder();
});

afterEach(async () => {
  for (const { child, ended } of hosts.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  renderer.remove();
  rmSync(base, { recursive: true, force: true });
});

function startShell(args: string[] = [], environment: Record<string, string> = {}): RunningHost {
  const host = runHost(
    'fakeBrowserShell',
    [renderer.folder, '--data', join(base, 'data'), ...args],
    environment,
  );
  hosts.push(host);
  return host;
}

function startStdio(environment: Record<string, string> = {}, args = ['--data', base]) {
  const host = runHost('fakeStdio', args, environment);
  hosts.push(host);
  return host;
}

describe('the browser shell as a process', () => {
  it('prints its address also where it can open no browser, and says so', async () => {
    const host = startShell();
    const [, address = ''] = await host.line(running);
    const { port, cookie } = await signIn(address);
    expect((await ask(port, '/', { cookie })).status).toBe(200);
    expect(existsSync(join(base, 'data'))).toBe(true);
    if (process.platform === 'linux') {
      await expect.poll(host.errors).toContain('there is no display');
    }
  });

  it('is silent about browsers with --no-open', async () => {
    const host = startShell(['--no-open']);
    const [, address = ''] = await host.line(running);
    await signIn(address);
    expect(host.errors()).toBe('');
  });

  it.each(endSignals)(
    'closes the application, then its sockets, and ends well on %s',
    async (signal) => {
      const host = startShell(['--no-open']);
      const [, address = ''] = await host.line(running);
      const { port, cookie } = await signIn(address);
      const opened = await upgrade(port, { cookie, origin: `http://127.0.0.1:${port}` });
      if (!('socket' in opened)) throw new Error('no socket');
      const closed = once(opened.socket, 'close');
      host.child.kill(signal);
      expect((await closed)[0]).toBe(1001);
      expect(await host.ended).toEqual({ code: 0, signal: null });
      expect(host.errors().match(/application closed/g)?.length).toBeGreaterThan(0);
    },
  );

  it('opens the demo before it prints the address', async () => {
    const host = startShell(['--no-open', '--demo']);
    await host.line(running);
    expect(host.errors()).toBe('');
  });

  it.each([['alreadyRunning'], ['storeTooNew'], ['storeCorrupt'], ['fileDenied']])(
    'says %s in one line and ends with 1',
    async (code) => {
      const host = startShell(['--no-open'], { MUSTER_TEST_BOOT_FAILURE: code });
      expect(await host.ended).toEqual({ code: 1, signal: null });
      expect(host.errors()).toBe(`muster: ${code}: The start failed for a test.\n`);
      expect(host.output()).toBe('');
    },
  );

  it('says which port is taken and closes what it had opened', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const host = startShell(['--no-open', '--port', port]);
    expect(await host.ended).toEqual({ code: 1, signal: null });
    expect(host.errors()).toMatch(
      new RegExp(`^application closed\nmuster: invalidRequest: Port ${port} is used`),
    );
    other.close();
  });

  it('says that a folder cannot be its data folder', async () => {
    writeFileSync(join(base, 'data'), 'a file');
    const host = startShell(['--no-open']);
    expect(await host.ended).toEqual({ code: 1, signal: null });
    expect(host.errors()).toMatch(/^muster: fileDenied: The data folder .* cannot be made\.\n$/);
  });

  it('says what is wrong with its arguments', async () => {
    const host = startShell(['--prot', '5']);
    expect(await host.ended).toEqual({ code: 1, signal: null });
    expect(host.errors()).toMatch(/^muster: invalidRequest: .*--prot/);
  });

  it('keeps tokens and cookies out of its log', async () => {
    const host = startShell(['--no-open']);
    const [, address = ''] = await host.line(running);
    const { port, cookie } = await signIn(address);
    await ask(port, '/', { cookie, origin: 'http://evil.example' });
    const log = join(base, 'data', 'logs', 'muster.log');
    await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8')).toContain('http.refused');
    const text = readFileSync(log, 'utf8');
    expect(text).not.toContain(cookie.split('=')[1]);
    expect(text).not.toContain(new URL(address).searchParams.get('token'));
  });
});

describe('the stdio host as a process', () => {
  const lines = (host: RunningHost): Record<string, unknown>[] =>
    host
      .output()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  it('answers until its input ends, and writes nothing else', async () => {
    const host = startStdio();
    host.child.stdin.end(
      '{"id":1,"method":"app.info","params":{}}\nnonsense\n{"id":"z","method":"no.such"}\n',
    );
    expect(await host.ended).toEqual({ code: 0, signal: null });
    const answers = lines(host);
    expect(answers).toHaveLength(3);
    expect(answers).toContainEqual({
      id: 1,
      ok: true,
      value: { host: 'stdio', dataFolder: base },
    });
    expect(answers).toContainEqual({
      id: null,
      ok: false,
      error: { code: 'invalidRequest', message: 'This is not JSON.' },
    });
    expect(answers).toContainEqual(expect.objectContaining({ id: 'z', ok: false }));
    expect(host.errors()).toContain('a stray line of some part');
    expect(host.errors()).toContain('application closed');
  });

  it.each(endSignals)('ends well on %s with its input open', async (signal) => {
    const host = startStdio();
    host.child.stdin.write('{"id":1,"method":"app.info"}\n');
    await host.line(/"id":1/);
    host.child.kill(signal);
    expect(await host.ended).toEqual({ code: 0, signal: null });
    expect(host.errors()).toContain('application closed');
  });

  it('ends when nobody reads what it writes', async () => {
    const host = startStdio();
    host.child.stdout.destroy();
    host.child.stdin.on('error', () => {});
    for (let id = 0; id < 50; id += 1) host.child.stdin.write(`{"id":${id},"method":"app.info"}\n`);
    const [code] = await once(host.child, 'exit');
    expect(code).toBe(0);
  });

  it('says why it cannot start, on stderr', async () => {
    const host = startStdio({ MUSTER_TEST_BOOT_FAILURE: 'alreadyRunning' });
    expect(await host.ended).toEqual({ code: 1, signal: null });
    expect(host.errors()).toBe('muster: alreadyRunning: The start failed for a test.\n');
    expect(host.output()).toBe('');
  });

  it('explains itself on stderr', async () => {
    const host = startStdio({}, ['--help']);
    expect(await host.ended).toEqual({ code: 0, signal: null });
    expect(host.errors()).toContain('rpc.describe');
    expect(host.output()).toBe('');
    expect(readdirSync(base)).toEqual([]);
  });
});
