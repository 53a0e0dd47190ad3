import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ShellServer, startShellServer } from '#electron/hosts/browserShell/server.ts';
import { openRendererFiles } from '#electron/hosts/rendererFiles.ts';
import { printDocument } from '#electron/roster/print/printDocument.ts';
import { methodNames } from '#shared/ipc/channels.ts';
import { succeed } from '#shared/ipc/result.ts';
import { chromiumFlags, findChromium } from '#test/e2e/support/browser.ts';
import { createRecordingLog, FakeApplication } from '#test/fakes/fakeApplication.ts';
import { makeRendererFolder } from './support/rendererFolder.ts';

let browser: Browser;
let renderer: ReturnType<typeof makeRendererFolder>;
let application: FakeApplication;
let server: ShellServer;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags() });
});

afterAll(() => browser.close());

async function startServer(port = 0): Promise<ShellServer> {
  const files = openRendererFiles(renderer.folder);
  return startShellServer({ application, files, log: createRecordingLog(), port });
}

beforeEach(async () => {
  renderer = makeRendererFolder();
  application = new FakeApplication({
    'app.info': (params) => succeed(params),
    'sync.status': () => succeed({ phase: 'upToDate' }),
  });
  server = await startServer();
  page = await browser.newPage();
  await page.addInitScript({ content: noteViolations });
  await page.goto(server.issueAddress());
});

afterEach(async () => {
  await page.close();
  await server.close();
  renderer.remove();
});

/** Code for the page is text here: these tests are typed for Node, where there is no document. */
const noteViolations = `document.addEventListener('securitypolicyviolation', (violation) => {
  document.documentElement.dataset.violation = violation.violatedDirective;
});`;

const info = () => page.evaluate("muster.methods['app.info']({ a: 1 })");

/** As the window shows paper: see its preview of a print. */
function openFrame(path: string): Promise<unknown> {
  return page.evaluate(`new Promise((resolve) => {
    globalThis.frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
    frame.addEventListener('load', resolve);
    frame.src = ${JSON.stringify(path)};
    document.body.append(frame);
  }).then(() => {})`);
}

describe('the page of the browser shell, in Chromium', () => {
  it('has lost the token from its address, and keeps the cookie from scripts', async () => {
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it('finds the bridge before its own module starts, and cannot replace it', async () => {
    expect(await page.title()).toBe('ready');
    expect(await page.evaluate('Object.keys(muster.methods)')).toEqual([...methodNames]);
    expect(
      await page.evaluate("'use strict'; try { muster = null; 'replaced' } catch { 'kept' }"),
    ).toBe('kept');
  });

  it('calls, is answered and hears events, within its policy', async () => {
    expect(await info()).toEqual({ ok: true, value: { a: 1 } });
    const heard = page.evaluate('new Promise((resolve) => muster.onEvent(resolve))');
    // The listener is there once the page answers what was asked after it.
    await info();
    application.emit({ event: 'workspace.changed', payload: { openId: null } });
    expect(await heard).toEqual({ event: 'workspace.changed', payload: { openId: null } });
    expect(await page.evaluate('document.documentElement.dataset.violation ?? null')).toBeNull();
  });

  it('may style itself by its nonce, and runs no inline script', async () => {
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(1, 2, 3)');
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.head.append(script);
    }`);
    expect(await page.title()).toBe('ready');
    expect(await page.evaluate('document.documentElement.dataset.violation')).toMatch(
      /^script-src/,
    );
  });

  it('shows a page to print in a frame, reaches into it to print it, and lets no script run there', async () => {
    const { html } = printDocument({
      page: { document: 'labels', sheet: 'L7160', startAt: 1 },
      title: 'Kitchen',
      subtitle: '',
      foot: 'Riverside',
      columns: [{ heading: 'Name', kind: 'text' }],
      rows: [['Ada Lovelace']],
      sheetLimit: null,
    });
    const script = '<script>parent.document.title = "ran"</script>';
    application.pages.set('p-1', html.replace('</body>', `${script}</body>`));
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await openFrame('/pages/p-1');
    expect(await page.evaluate("frame.contentDocument.querySelector('.label').textContent")).toBe(
      'Ada Lovelace',
    );
    // 63.5 mm: its own styles are let in.
    expect(await page.evaluate("frame.contentDocument.querySelector('.label').offsetWidth")).toBe(
      240,
    );
    expect(await page.title()).toBe('ready');
    expect(complaints.filter((text) => text.includes('Blocked script execution'))).not.toEqual([]);

    complaints.length = 0;
    await page.evaluate('frame.contentWindow.print()');
    await info();
    expect(complaints).toEqual([]);
  });

  it('shows nothing from elsewhere in a frame', async () => {
    await openFrame('http://127.0.0.1:9/');
    expect(await page.evaluate('document.documentElement.dataset.violation')).toBe('frame-src');
  });

  it('says unreachable while the shell is gone, and works again when it is back', async () => {
    const { port } = server;
    await page.evaluate(`globalThis.heard = [];
      muster.onEvent((event) => heard.push(event)); 0`);
    await server.close();
    await expect.poll(info).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    // Another run has other secrets: what is tested here is the same one after a lost connection.
    server = await startServer(port);
    const { cookie } = await signInAgain();
    await page.context().addCookies([cookie]);
    await expect.poll(info, { timeout: 20_000 }).toMatchObject({ ok: true });
    await expect
      .poll(() => page.evaluate('heard.map(({ event }) => event)'))
      .toEqual(expect.arrayContaining(['workspace.changed', 'sync.status']));
  });

  it('is closed to a page from elsewhere', async () => {
    const stranger = await browser.newPage();
    await stranger.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>evil</title>' }),
    );
    await stranger.goto('http://evil.example/');
    const attempt = (code: string) => stranger.evaluate(code);
    const address = `127.0.0.1:${server.port}`;
    expect(
      await attempt(
        `fetch('http://${address}/', { mode: 'no-cors', credentials: 'include' }).then((r) => r.status, () => 'failed')`,
      ),
    ).not.toBe(200);
    expect(
      await attempt(`new Promise((resolve) => {
        const socket = new WebSocket('ws://${address}/socket');
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      })`),
    ).toBe('refused');
    await stranger.close();
  });
});

async function signInAgain() {
  const context = await browser.newContext();
  const second = await context.newPage();
  await second.goto(server.issueAddress());
  const [cookie] = await context.cookies();
  await context.close();
  if (cookie === undefined) throw new Error('no cookie');
  return { cookie };
}
