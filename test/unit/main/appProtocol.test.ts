import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRendererFiles } from '#electron/hosts/rendererFiles.ts';
import {
  isAppAddress,
  isPreparedAddress,
  registerAppScheme,
  servePages,
  serveRenderer,
} from '#electron/main/appProtocol.ts';
import { app } from '#test/fakes/electron/app.ts';
import { type FakeSession, protocol, session } from '#test/fakes/electron/session.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

let base: string;
let windowSession: FakeSession;
let printSession: FakeSession;
const paper = '<html><style>p{color:#000}</style><p>Ada</p></html>';
const pages = { preparedPage: (handle: string) => (handle === 'p-1' ? paper : null) };

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'muster-protocol-'));
  mkdirSync(join(base, 'renderer', 'assets'), { recursive: true });
  writeFileSync(
    join(base, 'renderer', 'index.html'),
    '<head><meta name="muster-style-nonce" content="" /></head>',
  );
  writeFileSync(join(base, 'renderer', 'assets', 'a.js'), '');
  writeFileSync(join(base, 'secret.txt'), 'not for you');
  app.reset();
  registerAppScheme();
  app.becomeReady();
  windowSession = session.fromPartition('test');
  serveRenderer(windowSession as never, openRendererFiles(join(base, 'renderer')), pages);
  printSession = session.fromPartition('print');
  servePages(printSession as never, pages);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('the app:// scheme', () => {
  it('is standard and secure, and no way around the policy', () => {
    expect(protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('serves the page with a policy that opens no connection', async () => {
    const response = await windowSession.request('app://muster/index.html');
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    const nonce = /'nonce-([^']+)'/.exec(policy ?? '')?.[1];
    expect(await response.text()).toContain(`content="${nonce}"`);
  });

  it.each([
    ['app://muster/', 200],
    ['app://muster/assets/a.js', 200],
    ['app://muster/assets/a.js?x=1#y', 200],
    ['app://muster/../secret.txt', 404],
    ['app://muster/%2e%2e/secret.txt', 404],
    ['app://muster/..%2fsecret.txt', 404],
    ['app://muster/assets/..%2f..%2fsecret.txt', 404],
    ['app://muster/..%5csecret.txt', 404],
    ['app://muster/%252e%252e%252fsecret.txt', 404],
    ['app://muster//secret.txt', 404],
    ['app://muster/assets/a.js%00.html', 404],
    ['app://elsewhere/index.html', 404],
    ['app://muster.evil/index.html', 404],
    ['app://muster:80/index.html', 404],
  ])('%s answers %i', async (url, status) => {
    const response = await windowSession.request(url);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toContain('not for you');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('does not take %s', async (method) => {
    expect((await windowSession.request('app://muster/index.html', method)).status).toBe(405);
  });
});

describe('a page to print', () => {
  it('is served under a policy of its own: its styles, no script, in a frame of ours', async () => {
    const response = await windowSession.request('app://muster/pages/p-1');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(paper);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; style-src 'sha256-");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('allow-scripts');
  });

  it.each(['p-2', '', 'p-1/', 'p-1/x', '../index.html', '%70-1', 'p-1%00'])(
    'is not behind any other handle: %j',
    async (handle) => {
      const response = await printSession.request(`app://muster/pages/${handle}`);
      expect(response.status).toBe(404);
    },
  );

  it('is all there is for the windows that print', async () => {
    expect((await printSession.request('app://muster/pages/p-1')).status).toBe(200);
    expect((await printSession.request('app://muster/index.html')).status).toBe(404);
    expect((await printSession.request('app://muster/pages/p-1', 'POST')).status).toBe(405);
  });

  it('is told by its address', () => {
    expect(isPreparedAddress('app://muster/pages/p-1')).toBe(true);
    expect(isPreparedAddress('app://muster/index.html')).toBe(false);
    expect(isPreparedAddress('app://evil/pages/p-1')).toBe(false);
    expect(isPreparedAddress('not an address')).toBe(false);
  });
});

describe('an address of ours', () => {
  it.each([
    ['app://muster/', true],
    ['app://muster/index.html', true],
    ['app://muster', true],
    ['app://muster.evil/', false],
    ['app://evil/muster', false],
    ['app://muster@evil/index.html', false],
    ['https://muster/', false],
    ['file:///app://muster/', false],
    ['about:blank', false],
    ['', false],
    ['not an address', false],
  ])('%j: %s', (address, isOurs) => {
    expect(isAppAddress(address)).toBe(isOurs);
  });
});
