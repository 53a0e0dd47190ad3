import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRendererFiles } from '#electron/hosts/rendererFiles.ts';
import { isAppAddress, registerAppScheme, serveRenderer } from '#electron/main/appProtocol.ts';
import { app } from '#test/fakes/electron/app.ts';
import { type FakeSession, protocol, session } from '#test/fakes/electron/session.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

let base: string;
let windowSession: FakeSession;

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
  serveRenderer(windowSession as never, openRendererFiles(join(base, 'renderer')));
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
