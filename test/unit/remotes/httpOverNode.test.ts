import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '#electron/remotes/http.ts';
import { noAbort } from './scriptedFetch.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

function ask(baseUrl: string, signal = noAbort, method: 'GET' | 'POST' = 'GET') {
  return createHttpClient({
    baseUrl,
    fetch: globalThis.fetch,
    nowMs: Date.now,
    authorize: async () => ({ headers: { authorization: 'secret-token' }, query: {} }),
    secrets: ['secret-token'],
    readError: () => ({ message: null, code: null }),
  }).request(
    { method, path: ['things'], ...(method === 'POST' ? { json: { name: 'Ü' } } : {}) },
    z.object({ ok: z.boolean() }),
    signal,
  );
}

describe('over Node’s own fetch', () => {
  it('a redirect to another host is not followed, so that it never sees the credentials', async () => {
    let strangerWasAsked = false;
    const stranger = await serve((_request, response) => {
      strangerWasAsked = true;
      response.end('{"ok":true}');
    });
    const server = await serve((_request, response) => {
      response.writeHead(307, { location: stranger }).end();
    });
    for (const method of ['GET', 'POST'] as const) {
      expect(await ask(server, noAbort, method)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 307 },
      });
    }
    expect(strangerWasAsked).toBe(false);
  });

  it('a write is sent whole, with its length', async () => {
    let seen = {};
    const server = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen = {
          body: Buffer.concat(chunks).toString(),
          length: request.headers['content-length'],
          type: request.headers['content-type'],
        };
        response.end('{"ok":true}');
      });
    });
    expect(await ask(server, noAbort, 'POST')).toMatchObject({ ok: true });
    expect(seen).toEqual({ body: '{"name":"Ü"}', length: '13', type: 'application/json' });
  });

  it('a small compressed answer that unpacks to 100 MB is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '));
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(await ask(server)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 200 },
    });
  });

  it('a connection cut before the answer or within it is a network failure', async () => {
    const silent = await serve((request) => request.socket.destroy());
    const halfway = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":', () => request.socket.destroy());
    });
    for (const server of [silent, halfway]) {
      expect(await ask(server)).toMatchObject({
        ok: false,
        failure: { kind: 'network', status: null },
      });
    }
  });

  it('a closed port is a network failure', async () => {
    const server = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await ask(server)).toMatchObject({ ok: false, failure: { kind: 'network' } });
  });

  it('giving up closes the connection', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    const server = await serve((request) => {
      closed = new Promise((resolve) => request.socket.once('close', resolve));
      controller.abort();
    });
    expect(await ask(server, controller.signal)).toMatchObject({
      ok: false,
      failure: { kind: 'aborted' },
    });
    await closed;
  });
});
