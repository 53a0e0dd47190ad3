import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/ipc/contract.ts';
import { events } from '#shared/ipc/events.ts';
import { chromiumFlags, findChromium } from '#test/e2e/support/browser.ts';
import { buildMuster } from '../boot/support/buildMuster.ts';
import { speakTo } from './support/rpcLines.ts';
import { type RunningHost, runHost } from './support/runHost.ts';
import { ask, signIn } from './support/shellClient.ts';

let base: string;
const hosts: RunningHost[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'muster-whole-'));
});

afterEach(async () => {
  for (const { child, ended } of hosts.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(base, { recursive: true, force: true });
});

function start(entry: 'stdio' | 'browserShell', args: string[] = []): RunningHost {
  const host = runHost(entry, ['--data', join(base, 'data'), ...args]);
  hosts.push(host);
  return host;
}

describe('the whole of Muster over stdio', () => {
  it('describes every method and event', async () => {
    const host = start('stdio');
    const answer = await speakTo(host).call('rpc.describe');
    expect(answer).toMatchObject({ ok: true });
    const { methods, events: described } = answer.value as {
      methods: Record<string, { summary: string; params: unknown; value: unknown }>;
      events: Record<string, unknown>;
    };
    expect(Object.keys(methods).sort()).toEqual(Object.keys(contract).sort());
    expect(Object.keys(described).sort()).toEqual(Object.keys(events).sort());
    expect(methods['groups.list']?.params).toMatchObject({ type: 'object' });
    host.child.stdin.end();
    expect((await host.ended).code).toBe(0);
  });

  it('is refused on a data folder that another one uses, which goes on', async () => {
    const first = start('stdio');
    const script = speakTo(first);
    expect(await script.call('app.info')).toMatchObject({ value: { host: 'stdio' } });
    const second = start('stdio');
    expect((await second.ended).code).toBe(1);
    expect(second.errors()).toMatch(/^muster: alreadyRunning: .+\n$/);
    expect(second.output()).toBe('');
    expect(await script.call('app.info')).toMatchObject({ ok: true });
  });

  it('finishes an export that was asked for before the input ended', async () => {
    const host = start('stdio', ['--exports', join(base, 'exports')]);
    const script = speakTo(host);
    expect(await script.call('workspace.add', { kind: 'demo' })).toMatchObject({ ok: true });
    await script.message(
      ({ event, payload }) =>
        event === 'sync.status' && (payload as { phase: string }).phase === 'upToDate',
    );
    const groups = await script.call('groups.list', { limit: 1 });
    const [group] = (groups.value as { items: { id: string }[] }).items;
    await script.call('exports.run', {
      source: { kind: 'group', groupId: group?.id },
      columns: [{ field: 'name' }, { field: 'email' }],
      output: { format: 'csv' },
      suggestedName: 'List',
    });
    host.child.stdin.end();
    expect((await host.ended).code).toBe(0);
    const finished = script.messages().find(({ event }) => event === 'job.finished');
    expect(finished).toMatchObject({
      payload: { outcome: { kind: 'done', fileName: 'List.csv' } },
    });
    const { outcome } = (finished?.payload ?? {}) as { outcome?: { rows: number; bytes: number } };
    const file = readFileSync(join(base, 'exports', 'List.csv'), 'utf8');
    expect(Buffer.byteLength(file)).toBe(outcome?.bytes);
    expect(file.trimEnd().split('\r\n')).toHaveLength((outcome?.rows ?? 0) + 1);
    expect(readdirSync(join(base, 'exports'))).toEqual(['List.csv']);
  });
});

describe('the whole of Muster in the browser shell', () => {
  let browser: Browser;

  beforeEach(async () => {
    await buildMuster();
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: chromiumFlags(),
    });
  }, 300_000);

  afterEach(() => browser.close());

  const running = /^Muster is running at (http:\S+)$/m;

  it('shows the demo organisation and breaks no rule of its policy', async () => {
    const host = start('browserShell', ['--no-open', '--demo']);
    const [, address = ''] = await host.line(running);
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(address);
    await expect
      .poll(() => page.evaluate("document.querySelector('#root')?.childElementCount ?? 0"))
      .toBeGreaterThan(0);
    expect(await page.evaluate("muster.methods['app.info']({})")).toMatchObject({
      value: { host: 'browserShell', keepsCredentials: false },
    });
    expect(await page.evaluate("muster.methods['workspace.list']({})")).toMatchObject({
      value: { workspaces: [{ isDemo: true }] },
    });
    expect(problems).toEqual([]);
  });

  it('lets a finished export be downloaded', async () => {
    const host = start('browserShell', ['--no-open', '--demo']);
    const [, address = ''] = await host.line(running);
    const page = await browser.newPage();
    await page.goto(address);
    const shown = await page.evaluate(`(async () => {
      const { methods, onEvent } = muster;
      const value = async (name, params) => {
        const result = await methods[name](params);
        if (!result.ok) throw new Error(name + ': ' + result.error.message);
        return result.value;
      };
      const until = (fits) => new Promise((resolve) => {
        const stop = onEvent((event) => { if (fits(event)) { stop(); resolve(event); } });
      });
      const isDone = until(({ event, payload }) => event === 'sync.status' && payload.phase === 'upToDate');
      if ((await value('sync.status', {})).phase !== 'upToDate') await isDone;
      const { items } = await value('groups.list', { limit: 1 });
      const { target } = await value('exports.chooseTarget', { suggestedName: 'Küche', format: 'csv' });
      const isWritten = until(({ event }) => event === 'job.finished');
      const source = { kind: 'group', groupId: items[0].id };
      const output = { format: 'csv' };
      await value('exports.run', { source, output, columns: [{ field: 'name' }], target });
      await isWritten;
      return value('exports.show', { target });
    })()`);
    const { downloadPath } = shown as { downloadPath: string };
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const reply = await ask(Number(new URL(address).port), downloadPath, { cookie });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-disposition']).toContain(`filename*=UTF-8''K%C3%BCche.csv`);
    expect(reply.body.split('\n').length).toBeGreaterThan(2);
  });

  it('ends on Ctrl+C and can be started again on the same folder', async () => {
    const first = start('browserShell', ['--no-open']);
    await first.line(running);
    first.child.kill('SIGINT');
    const { code } = await first.ended;
    expect(process.platform === 'win32' || code === 0).toBe(true);
    const second = start('browserShell', ['--no-open']);
    const [, address = ''] = await second.line(running);
    await signIn(address);
    expect(second.errors()).toBe('');
  });
});
