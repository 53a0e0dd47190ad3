import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { type ShellServer, startShellServer } from '#electron/hosts/browserShell/server.ts';
import { payloadLimitBytes } from '#electron/hosts/payloadLimit.ts';
import { openRendererFiles } from '#electron/hosts/rendererFiles.ts';
import { succeed } from '#shared/ipc/result.ts';
import { createRecordingLog, FakeApplication } from '#test/fakes/fakeApplication.ts';
import { makeRendererFolder } from './support/rendererFolder.ts';
import { ask, signIn, upgrade } from './support/shellClient.ts';

let renderer: ReturnType<typeof makeRendererFolder>;
let application: FakeApplication;
let server: ShellServer;
let port: number;
let cookie: string;

beforeEach(async () => {
  renderer = makeRendererFolder();
  application = new FakeApplication({ echo: (params) => succeed(params) });
  server = await startShellServer({
    application,
    files: openRendererFiles(renderer.folder),
    log: createRecordingLog(),
    port: 0,
  });
  ({ port, cookie } = await signIn(server.issueAddress()));
});

afterEach(async () => {
  await server.close();
  renderer.remove();
});

const origin = () => `http://127.0.0.1:${port}`;

describe('the session of the browser shell', () => {
  it('begins by a redirect that takes the token out of the address', async () => {
    const { pathname, search } = new URL(server.issueAddress());
    const reply = await ask(port, pathname + search);
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    expect(reply.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(reply.headers['referrer-policy']).toBe('no-referrer');
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('begins only once by each token', async () => {
    const { pathname, search } = new URL(server.issueAddress());
    expect((await ask(port, pathname + search)).status).toBe(303);
    const again = await ask(port, pathname + search);
    expect(again.status).toBe(403);
    expect(again.body).toContain('used already');
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('survives loading the used address again in the same browser', async () => {
    const { pathname, search } = new URL(server.issueAddress());
    await ask(port, pathname + search);
    expect((await ask(port, pathname + search, { cookie })).status).toBe(200);
  });

  it.each([
    '/',
    '/index.html',
    '/bridge.js',
    '/assets/page.js',
    '/downloads/x',
    '/pages/p-1',
    '/nothing',
  ])('is needed for %s', async (path) => {
    expect((await ask(port, path)).status).toBe(401);
    expect((await ask(port, path, { cookie: 'muster=1' })).status).toBe(401);
  });
});

describe('what the browser shell serves', () => {
  it('is the page with its policy, nonce and bridge', async () => {
    const reply = await ask(port, '/', { cookie });
    expect(reply.status).toBe(200);
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port}`);
    expect(policy).toContain("script-src 'self';");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(reply.body).toContain(`<meta name="muster-style-nonce" content="${nonce}" />`);
    expect(reply.body.indexOf('src="/bridge.js"')).toBeLessThan(reply.body.indexOf('page.js'));
    expect(reply.body.indexOf('src="/bridge.js"')).toBeGreaterThan(0);
  });

  it('is not to be guessed at or framed', async () => {
    for (const path of ['/', '/assets/page.js', '/bridge.js', '/nothing']) {
      const { headers } = await ask(port, path, { cookie });
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/assets/page.js%00.html',
    '/%E0%A4%A',
    '/downloads/../../secret.txt',
    '/downloads/..%2f..%2fsecret.txt',
    '/bridge.js/../../secret.txt',
    '/pages/../../secret.txt',
    '/pages/..%2f..%2fsecret.txt',
    '/pages/p-2',
    '/pages/',
  ])('is nothing outside its folder: %s', async (path) => {
    const reply = await ask(port, path, { cookie });
    expect([400, 404]).toContain(reply.status);
    expect(reply.body).not.toContain('not for you');
  });

  it('is a page to print, under a policy of its own', async () => {
    application.pages.set('p-1', '<style>p{}</style><p>Ada</p>');
    const reply = await ask(port, '/pages/p-1', { cookie });
    expect(reply.status).toBe(200);
    expect(reply.body).toBe('<style>p{}</style><p>Ada</p>');
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.headers['cache-control']).toBe('no-store');
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(policy).toContain("frame-ancestors 'self'");
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('is not open to %s', async (method) => {
    expect((await ask(port, '/', { cookie }, method)).status).toBe(405);
  });

  it.each([
    { host: 'localhost' },
    { host: 'evil.example' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])('is refused to a request with %j', async (headers) => {
    for (const path of ['/', '/bridge.js', new URL(server.issueAddress()).search]) {
      const reply = await ask(port, path.startsWith('?') ? `/${path}` : path, {
        cookie,
        ...headers,
      });
      expect(reply.status).toBe(403);
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
  });

  // An all-interfaces listener would answer on these too; where a system has no such address, nobody does.
  it.each(['::1', '127.0.0.2'])('is not at %s, let alone at an address outside', async (host) => {
    const probe = connect(port, host);
    const outcome = await Promise.race([
      once(probe, 'connect').then(
        () => 'connected',
        () => 'refused',
      ),
      once(probe, 'error').then(() => 'refused'),
    ]);
    probe.destroy();
    expect(outcome).toBe('refused');
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = (other.address() as AddressInfo).port;
    const files = openRendererFiles(renderer.folder);
    const starting = startShellServer({
      application,
      files,
      log: createRecordingLog(),
      port: taken,
    });
    await expect(starting).rejects.toMatchObject({
      code: 'invalidRequest',
      message: expect.stringContaining(String(taken)),
    });
    other.close();
  });
});

describe('a download', () => {
  const handle = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

  it('is a finished export under its own name', async () => {
    const path = join(renderer.base, 'export.csv');
    writeFileSync(path, 'Name\r\nZoë\r\n');
    application.files.set(handle, { path, fileName: 'Küche.csv' });
    const reply = await ask(port, `/downloads/${handle}`, { cookie });
    expect(reply.status).toBe(200);
    expect(reply.body).toBe('Name\r\nZoë\r\n');
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="K_che.csv"; filename*=UTF-8''K%C3%BCche.csv`,
    );
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(reply.headers['content-length']).toBe('12');
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('is nothing for a handle that nobody gave out, or a file that has gone', async () => {
    expect((await ask(port, `/downloads/${handle}`, { cookie })).status).toBe(404);
    expect((await ask(port, '/downloads/secret.txt', { cookie })).status).toBe(404);
    application.files.set(handle, { path: join(renderer.base, 'gone.csv'), fileName: 'gone.csv' });
    expect((await ask(port, `/downloads/${handle}`, { cookie })).status).toBe(404);
  });
});

describe('the WebSocket of the browser shell', () => {
  async function openSocket(): Promise<WebSocket> {
    const opened = await upgrade(port, { cookie, origin: origin() });
    if (!('socket' in opened)) throw new Error(`refused with ${opened.status}`);
    return opened.socket;
  }

  async function nextMessage(socket: WebSocket): Promise<unknown> {
    const [data] = await once(socket, 'message');
    return JSON.parse(String(data));
  }

  it('carries calls and answers', async () => {
    const socket = await openSocket();
    socket.send('{"id":1,"method":"echo","params":{"a":1}}');
    expect(await nextMessage(socket)).toEqual({ id: 1, ok: true, value: { a: 1 } });
    socket.send('{"id":2,"method":"nope"}');
    expect(await nextMessage(socket)).toMatchObject({ id: 2, error: { code: 'unknownMethod' } });
    socket.send('not json');
    expect(await nextMessage(socket)).toMatchObject({
      id: null,
      error: { code: 'invalidRequest' },
    });
  });

  it('carries events to every page', async () => {
    const sockets = [await openSocket(), await openSocket()];
    const heard = sockets.map(nextMessage);
    application.emit({ event: 'workspace.changed', payload: { openId: null } });
    expect(await Promise.all(heard)).toEqual([
      { event: 'workspace.changed', payload: { openId: null } },
      { event: 'workspace.changed', payload: { openId: null } },
    ]);
  });

  it.each([
    ['no cookie', () => ({ origin: origin() }), 401],
    ['a wrong cookie', () => ({ origin: origin(), cookie: `${cookie}x` }), 401],
    ['no origin', () => ({ cookie }), 403],
    ['another origin', () => ({ cookie, origin: 'http://evil.example' }), 403],
    ['the origin of another port', () => ({ cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['an opaque origin', () => ({ cookie, origin: 'null' }), 403],
    ['another host', () => ({ cookie, origin: origin(), host: 'evil.example' }), 403],
    [
      'a cross-site fetch',
      () => ({ cookie, origin: origin(), 'sec-fetch-site': 'cross-site' }),
      403,
    ],
  ] as [string, () => Record<string, string>, number][])(
    'is refused to %s',
    async (_name, headers, status) => {
      expect(await upgrade(port, headers())).toEqual({ status });
      expect(application.calls).toEqual([]);
    },
  );

  it('is at one address only', async () => {
    expect(await upgrade(port, { cookie, origin: origin() }, '/')).toEqual({ status: 404 });
  });

  it('is closed on a message above the limit, without it being read', async () => {
    const socket = await openSocket();
    socket.send(JSON.stringify({ id: 1, method: 'echo', params: 'x'.repeat(payloadLimitBytes) }));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
    expect(application.calls).toEqual([]);
  });

  it('takes an edit of 100,000 people', async () => {
    const socket = await openSocket();
    const personIds = Array.from({ length: 100_000 }, () => '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b');
    socket.send(JSON.stringify({ id: 1, method: 'echo', params: { personIds } }));
    expect(await nextMessage(socket)).toMatchObject({ id: 1, ok: true });
  });

  it('is closed for bytes', async () => {
    const socket = await openSocket();
    socket.send(Buffer.from('{"id":1,"method":"echo"}'));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1003);
  });

  it('says goodbye when the shell goes, and the port is free again', async () => {
    const socket = await openSocket();
    const closed = once(socket, 'close');
    await server.close();
    expect((await closed)[0]).toBe(1001);
    expect(application.listenerCount).toBe(0);
    const probe = connect(port, '127.0.0.1');
    const [error] = await once(probe, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    server = await startShellServer({
      application,
      files: openRendererFiles(renderer.folder),
      log: createRecordingLog(),
      port: 0,
    });
  });
});
