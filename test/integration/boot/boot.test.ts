import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methodNames } from '#shared/ipc/channels.ts';
import { type BootedMuster, bootMuster } from './support/bootMuster.ts';
import { buildMuster } from './support/buildMuster.ts';
import { shimKey } from './support/preloadShim.ts';

let base: string;
let muster: BootedMuster;

beforeAll(async () => {
  await buildMuster();
  base = mkdtempSync(join(tmpdir(), 'muster-boot-'));
  muster = bootMuster(['--data', join(base, 'data')]);
  await muster.ready;
}, 300_000);

afterAll(async () => {
  muster?.child.kill('SIGKILL');
  await muster?.ended;
  rmSync(base, { recursive: true, force: true });
});

describe('the built main process, booted', () => {
  it('opens one window with every guard of Electron up', async () => {
    const { windowCount, windowOptions, windowCalls, sandboxIsEnabled } = await muster.ask.state();
    expect(windowCount).toBe(1);
    expect(sandboxIsEnabled).toBe(true);
    expect(windowOptions).toMatchObject({
      title: 'Muster',
      minWidth: 960,
      minHeight: 600,
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        session: 'muster-window',
      },
    });
    expect(windowOptions.webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(windowCalls).toEqual(['loadURL app://muster/index.html', 'show']);
  });

  it('keeps its data and its lock in the folder it was given', async () => {
    const { userData, name } = await muster.ask.state();
    expect(userData).toBe(join(base, 'data'));
    expect(name).toBe('Muster');
  });

  it('answers exactly the channels of the contract', async () => {
    const { channels } = await muster.ask.state();
    expect(channels.sort()).toEqual(methodNames.map((name) => `muster:${name}`).sort());
  });

  it('has a menu', async () => {
    const { menuLabels } = await muster.ask.state();
    expect(menuLabels).toEqual(expect.arrayContaining(['File', 'View']));
  });
});

describe('the app:// handler, booted', () => {
  it('serves the page under a policy of its own, each time with another nonce', async () => {
    const first = await muster.ask.request('app://muster/index.html', 'GET');
    const second = await muster.ask.request('app://muster/', 'GET');
    expect(first.status).toBe(200);
    const policy = first.headers['content-security-policy'] ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]+'; /,
    );
    expect(policy).toContain("connect-src 'none'");
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1];
    expect(first.body).toContain(`<meta name="muster-style-nonce" content="${nonce}"`);
    expect(second.body).not.toContain(String(nonce));
  });

  it.each([
    'app://muster/../main/index.js',
    'app://muster/%2e%2e/main/index.js',
    'app://muster/..%2fmain%2findex.js',
    'app://muster/%252e%252e%252fmain%252findex.js',
    'app://muster/..%5cmain%5cindex.js',
    'app://muster/assets/../../main/index.js',
    'app://muster//etc/passwd',
    'app://muster/etc/passwd',
    'app://muster/index.html%00',
    'app://other/index.html',
  ])('has nothing at %s', async (url) => {
    const reply = await muster.ask.request(url, 'GET');
    expect(reply.status).toBe(404);
    expect(reply.body).toBe('');
  });

  it('takes no other method', async () => {
    expect((await muster.ask.request('app://muster/index.html', 'POST')).status).toBe(405);
  });
});

describe('the page in Chromium', () => {
  it('gets one object from the preload, and no way to change it', async () => {
    expect(await muster.ask.evaluate(`${shimKey}.exposed`)).toEqual(['muster']);
    expect(await muster.ask.evaluate(`${shimKey}.added`)).toEqual(['muster']);
    expect(await muster.ask.evaluate(`${shimKey}.required`)).toEqual(['electron']);
    expect(await muster.ask.evaluate('Object.keys(muster).sort()')).toEqual(['methods', 'onEvent']);
    expect(await muster.ask.evaluate('Object.keys(muster.methods)')).toEqual([...methodNames]);
    expect(
      await muster.ask.evaluate('[typeof require, typeof process, typeof module, typeof Buffer]'),
    ).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  });

  it('asks and is answered, from the page to the store and back', async () => {
    expect(await muster.ask.evaluate("muster.methods['app.info']({})")).toMatchObject({
      ok: true,
      value: { name: 'Muster', host: 'electron', version: '0.0.0-fake' },
    });
    expect(await muster.ask.evaluate("muster.methods['groups.get']({groupId: 5})")).toMatchObject({
      ok: false,
      error: { code: 'invalidRequest' },
    });
  });

  it('hears of what changes', async () => {
    const heard = await muster.ask.evaluate(`new Promise((resolve) => {
      const stop = muster.onEvent((...args) => {
        if (args[0].event === 'settings.changed') { stop(); resolve(args); }
      });
      void muster.methods['settings.set']({ density: 'compact' });
    })`);
    expect(heard).toEqual([
      {
        event: 'settings.changed',
        payload: {
          colorScheme: 'auto',
          density: 'compact',
          dateFormat: 'locale',
          weekStart: 'locale',
        },
      },
    ]);
  });

  it('shows the renderer, which breaks no rule of the policy', async () => {
    await expect
      .poll(() => muster.ask.evaluate("document.querySelector('#root')?.childElementCount ?? 0"))
      .toBeGreaterThan(0);
    expect(await muster.ask.evaluate(`${shimKey}.problems`)).toEqual([]);
  });

  it('does what is clicked in the native menu; Undo, to the text that is being typed', async () => {
    await muster.ask.clickMenu('connectWorkspace');
    const field = `document.querySelector('[role="dialog"] input:not([type="radio"])')`;
    const system = `document.querySelector('[role="dialog"] [role="radio"]')`;
    await expect.poll(() => muster.ask.evaluate(`${system} !== null`)).toBe(true);
    await muster.ask.evaluate(`${system}.click()`);
    await expect.poll(() => muster.ask.evaluate(`${field} !== null`)).toBe(true);
    await muster.ask.evaluate(`${field}.select(); document.execCommand('insertText', false, 'x')`);
    const typed = await muster.ask.evaluate(`${field}.value`);
    expect(typed).toMatch(/x$/);
    await muster.ask.clickMenu('undo');
    await expect.poll(() => muster.ask.evaluate(`${field}.value`)).not.toBe(typed);
    await muster.ask.clickMenu('redo');
    await expect.poll(() => muster.ask.evaluate(`${field}.value`)).toBe(typed);

    await muster.ask.clickMenu('shortcuts');
    await expect
      .poll(() => muster.ask.evaluate('document.body.textContent'))
      .toContain('Finish or close the open dialog first.');
    await muster.ask.reload();
  });

  it('cannot connect, run text or leave', async () => {
    const failed = "'failed'";
    expect(
      await muster.ask.evaluate(
        `fetch('https://example.com/').then(() => 'done', () => ${failed})`,
      ),
    ).toBe('failed');
    expect(
      await muster.ask.evaluate(`fetch('/index.html').then(() => 'done', () => ${failed})`),
    ).toBe('failed');
    expect(
      await muster.ask.evaluate(`new Promise((resolve) => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.wasRun = true';
        document.head.append(script);
        setTimeout(() => resolve(globalThis.wasRun === undefined ? ${failed} : 'done'));
      })`),
    ).toBe('failed');
    expect(await muster.ask.evaluate(`${shimKey}.problems.length`)).toBeGreaterThanOrEqual(3);
  });

  it.each(['https://example.com/', 'app://muster.evil/', 'https://muster.test/assets/'])(
    'stays when it is sent to %s',
    async (url) => {
      const before = (await muster.ask.state()).attempts.length;
      await muster.ask.evaluate(`void (location.href = ${JSON.stringify(url)})`);
      if (url.startsWith('https:')) {
        await expect
          .poll(async () => (await muster.ask.state()).attempts.slice(before))
          .toContainEqual(expect.objectContaining({ isNavigation: true, isAllowed: false }));
      }
      expect(await muster.ask.evaluate('[location.pathname, typeof muster]')).toEqual([
        '/index.html',
        'object',
      ]);
    },
  );

  it('opens no window', async () => {
    expect(await muster.ask.openWindow('https://example.com/')).toEqual({ action: 'deny' });
    expect((await muster.ask.state()).opened).toEqual([]);
    expect(await muster.ask.openWindow('https://getstream.io/')).toEqual({
      action: 'deny',
    });
    expect((await muster.ask.state()).opened).toEqual(['https://getstream.io/']);
  });

  it('may copy text, and nothing else', async () => {
    expect(await muster.ask.grants('clipboard-sanitized-write', 'app://muster/')).toBe(true);
    expect(await muster.ask.grants('clipboard-sanitized-write', 'https://a.example')).toBe(false);
    expect(await muster.ask.grants('media', 'app://muster/')).toBe(false);
  });

  it('asked the network for nothing', async () => {
    const { attempts } = await muster.ask.state();
    const outside = attempts.filter(({ url }) => !url.startsWith('app://muster/'));
    expect(outside.filter(({ isAllowed }) => isAllowed)).toEqual([]);
  });
});

describe('a sender that is not our page', () => {
  it.each([
    [
      'a page from elsewhere',
      { frame: { url: 'https://evil.example/', origin: 'https://evil.example' } },
    ],
    ['our address without our origin', { frame: { origin: 'null' } }],
    ['a frame in our page', { isSubframe: true }],
    ['another window', { isOther: true }],
  ])('is refused: %s', async (_name, sender) => {
    expect(await muster.ask.invokeAs(sender, 'muster:app.info', {})).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
  });

  it('is told from our page by nothing else', async () => {
    expect(await muster.ask.invokeAs({}, 'muster:app.info', {})).toMatchObject({ ok: true });
  });
});

describe('another start', () => {
  it('on the same data folder says so and ends with 1, while the first goes on', async () => {
    const second = bootMuster(['--data', join(base, 'data')]);
    const { code, state } = await second.ended;
    expect(code).toBe(1);
    expect(state?.windowCount).toBe(0);
    expect(state?.errors).toEqual([
      { title: 'Muster cannot start', content: expect.stringContaining('Another Muster') },
    ]);
    expect(second.errors()).toMatch(/^muster: alreadyRunning: /m);
    expect(await muster.ask.evaluate("muster.methods['app.info']({})")).toMatchObject({ ok: true });
  });

  it('that finds the lock of the first taken ends quietly', async () => {
    const second = bootMuster(['--data', join(base, 'other')], { MUSTER_TEST_LOCK: 'taken' });
    const { code, state } = await second.ended;
    expect(code).toBe(0);
    expect(state).toMatchObject({ windowCount: 0, errors: [] });
  });
});

describe('the demo organisation, booted', () => {
  it('is fetched from its server inside, and exported by the built worker', async () => {
    const exports = join(base, 'exports');
    const demo = bootMuster(['--data', join(base, 'demo'), '--exports', exports, '--demo']);
    await demo.ready;
    const outcome = await demo.ask.evaluate(`(async () => {
      const { methods, onEvent } = muster;
      const value = async (name, params) => {
        const result = await methods[name](params);
        if (!result.ok) throw new Error(name + ': ' + result.error.message);
        return result.value;
      };
      const until = (fits) => new Promise((resolve) => {
        const stop = onEvent((event) => { if (fits(event)) { stop(); resolve(event.payload); } });
      });
      const isDone = until(({ event, payload }) => event === 'sync.status' && payload.phase === 'upToDate');
      if ((await value('sync.status', {})).phase !== 'upToDate') await isDone;
      const { items } = await value('groups.list', { limit: 1 });
      const { target } = await value('exports.chooseTarget', { suggestedName: 'List', format: 'xlsx' });
      const isWritten = until(({ event }) => event === 'job.finished');
      const source = { kind: 'group', groupId: items[0].id };
      await value('exports.run', {
        source,
        output: { format: 'xlsx' },
        columns: [{ field: 'name' }, { field: 'email' }],
        target,
      });
      return (await isWritten).outcome;
    })()`);
    expect(outcome).toMatchObject({ kind: 'done', fileName: 'List.xlsx' });
    expect(statSync(join(exports, 'List.xlsx')).size).toBeGreaterThan(1000);
    demo.child.kill('SIGKILL');
    await demo.ended;
  });
});

describe('the end', () => {
  it('by closing the window is a good one', async () => {
    const other = bootMuster(['--data', join(base, 'closing')]);
    await other.ready;
    await other.ask.closeWindow();
    expect((await other.ended).code).toBe(0);
  });

  it('by a signal is a good one', async () => {
    muster.child.kill('SIGTERM');
    const { code } = await muster.ended;
    expect(process.platform === 'win32' || code === 0).toBe(true);
  });
});
