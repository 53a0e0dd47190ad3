import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createHttpClient, type HttpClientOptions } from '#electron/remotes/http.ts';
import { type Answer, json, noAbort, scriptedFetch, silence, text } from './scriptedFetch.ts';

const SECRET = 'top-secret-value';
const thing = z.object({ thing: z.number() });
const getThing = { method: 'GET', path: ['things'] } as const;
const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

function clientOver(fetch: typeof globalThis.fetch, options: Partial<HttpClientOptions> = {}) {
  return createHttpClient({
    baseUrl: 'https://api.example.org/base',
    fetch,
    nowMs: () => NOW_MS,
    authorize: async () => ({ headers: { authorization: SECRET }, query: { key: 'k-1234' } }),
    secrets: [SECRET, 'k-1234'],
    readError: (body) =>
      z.object({ message: z.string(), code: z.string().default('none') }).safeParse(body).data ??
      null,
    ...options,
  });
}

async function ask(answer: Answer, options: Partial<HttpClientOptions> = {}, signal = noAbort) {
  return clientOver(scriptedFetch(answer).fetch, options).request(getThing, thing, signal);
}

async function failureOf(answer: Answer, options: Partial<HttpClientOptions> = {}) {
  const result = await ask(answer, options);
  if (result.ok) {
    throw new Error('A failure was expected.');
  }
  return result.failure;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a request', () => {
  it('goes to the base URL with the identity in headers and query', async () => {
    const { fetch, seen } = scriptedFetch(json({ thing: 1 }));
    const result = await clientOver(fetch).request(
      { method: 'POST', path: ['a b', 'c/d'], query: { q: 'x&y' }, json: { n: 1 } },
      thing,
      noAbort,
    );
    expect(result).toEqual({ ok: true, value: { thing: 1 } });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.method).toBe('POST');
    expect(seen[0]?.url.href).toBe('https://api.example.org/base/a%20b/c%2Fd?q=x%26y&key=k-1234');
    expect(seen[0]?.headers.get('authorization')).toBe(SECRET);
    expect(seen[0]?.headers.get('accept')).toBe('application/json');
    expect(seen[0]?.json).toEqual({ n: 1 });
  });

  it('carries no cookies, is never answered from a cache and follows no redirect', async () => {
    const { fetch, seen } = scriptedFetch(json({ thing: 1 }));
    await clientOver(fetch).request(getThing, thing, noAbort);
    expect(seen[0]).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' });
  });

  it('cannot have its identity replaced by the request', async () => {
    const { fetch, seen } = scriptedFetch(json({ thing: 1 }));
    await clientOver(fetch).request(
      { ...getThing, query: { key: 'other' }, headers: { authorization: 'other' } },
      thing,
      noAbort,
    );
    expect(seen[0]?.url.searchParams.getAll('key')).toEqual(['k-1234']);
    expect(seen[0]?.headers.get('authorization')).toBe(SECRET);
  });

  it.each(['.', '..', '', '\ud800'])('is not sent at all for the id %j', async (id) => {
    const { fetch, seen } = scriptedFetch();
    const result = await clientOver(fetch).request(
      { method: 'DELETE', path: ['things', id] },
      thing,
      noAbort,
    );
    expect(result).toMatchObject({ ok: false, failure: { kind: 'http', status: 400 } });
    expect(seen).toHaveLength(0);
  });
});

describe('a 2xx answer', () => {
  it('is read as JSON whatever its content type says', async () => {
    const result = await ask(text('{"thing":7}', 200, { 'content-type': 'text/html' }));
    expect(result).toEqual({ ok: true, value: { thing: 7 } });
  });

  it.each([
    ['is not JSON', text('<html>Welcome to the train’s WLAN</html>')],
    ['is cut off', text('{"thing":')],
    ['is empty', text('')],
    ['is JSON of another kind', json({ other: 1 })],
  ])('that %s is unreadable', async (_name, answer) => {
    expect(await failureOf(answer)).toEqual({
      kind: 'unreadable',
      status: 200,
      retryAfterMs: null,
      serverMessage: null,
      serverCode: null,
    });
  });

  it('without a body is a value where the schema takes that', async () => {
    const { fetch } = scriptedFetch(() => new Response(null, { status: 204 }));
    const result = await clientOver(fetch).request(getThing, z.undefined(), noAbort);
    expect(result).toEqual({ ok: true, value: undefined });
  });

  it('longer than the limit is unreadable, and the rest is not fetched', async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(1024).fill(32));
          },
          cancel() {
            cancelled = true;
          },
        }),
      );
    expect(await failureOf(endless, { maxResponseBytes: 10 * 1024 })).toMatchObject({
      kind: 'unreadable',
      status: 200,
    });
    expect(pulled).toBeLessThan(20);
    expect(cancelled).toBe(true);
  });

  it('of exactly the limit is read', async () => {
    const body = '{"thing":1}';
    expect(await ask(text(body), { maxResponseBytes: body.length })).toMatchObject({ ok: true });
    expect(await ask(text(body), { maxResponseBytes: body.length - 1 })).toMatchObject({
      ok: false,
    });
  });

  it('keeps characters whole that come in two pieces', async () => {
    const bytes = new TextEncoder().encode('{"thing":1,"name":"Zoë"}');
    const pieces = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(bytes.slice(0, bytes.length - 3));
            controller.enqueue(bytes.slice(bytes.length - 3));
            controller.close();
          },
        }),
      );
    const named = z.object({ name: z.string() });
    const result = await clientOver(scriptedFetch(pieces).fetch).request(getThing, named, noAbort);
    expect(result).toEqual({ ok: true, value: { name: 'Zoë' } });
  });
});

describe('no answer', () => {
  it('is a network failure when the connection cannot be made', async () => {
    const refusedConnection: Answer = () => {
      throw new TypeError('fetch failed');
    };
    expect(await failureOf(refusedConnection)).toMatchObject({ kind: 'network', status: null });
  });

  it('is a network failure in the words of Electron, too', async () => {
    const offline: Answer = () => {
      throw new Error('net::ERR_INTERNET_DISCONNECTED');
    };
    expect(await failureOf(offline)).toMatchObject({ kind: 'network', status: null });
  });

  it('is a network failure when the connection breaks within the body', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"thing"'));
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    expect(await failureOf(broken)).toMatchObject({ kind: 'network', status: null });
  });

  it('within 30 seconds is a timeout', async () => {
    vi.useFakeTimers();
    const asked = ask(silence);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'timeout', status: null } });
  });

  it('counts the body into the time', async () => {
    vi.useFakeTimers();
    const headersOnly = () => new Response(new ReadableStream({}));
    const asked = ask(headersOnly);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
  });

  it('is aborted when the caller gives up, even where fetch does not heed the signal', async () => {
    const controller = new AbortController();
    const deaf: Answer = () => {
      controller.abort();
      return new Promise(() => undefined);
    };
    expect(await ask(deaf, {}, controller.signal)).toMatchObject({
      ok: false,
      failure: { kind: 'aborted', status: null },
    });
  });

  it('is aborted without a request when the caller gave up before', async () => {
    const authorize = vi.fn(async () => ({ headers: {}, query: {} }));
    const result = await ask(json({ thing: 1 }), { authorize }, AbortSignal.abort());
    expect(result).toMatchObject({ ok: false, failure: { kind: 'aborted' } });
    expect(authorize).not.toHaveBeenCalled();
  });

  it('is a timeout when the caller’s own time limit is over', async () => {
    const controller = new AbortController();
    const slow: Answer = () => {
      controller.abort(new DOMException('The operation timed out.', 'TimeoutError'));
      return new Promise(() => undefined);
    };
    expect(await ask(slow, {}, controller.signal)).toMatchObject({
      ok: false,
      failure: { kind: 'timeout', status: null },
    });
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await ask(json({ thing: 1 }));
    await ask(text('no', 500));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an error answer', () => {
  it.each([400, 401, 403, 404, 408, 409, 422, 429, 500, 503])(
    'with status %i is told as it is, after one request',
    async (status) => {
      const { fetch, seen } = scriptedFetch(json({ message: 'No.', code: 'E7' }, status));
      const result = await clientOver(fetch).request(getThing, thing, noAbort);
      expect(result).toEqual({
        ok: false,
        failure: {
          kind: 'http',
          status,
          retryAfterMs: null,
          serverMessage: 'No.',
          serverCode: 'E7',
        },
      });
      expect(seen).toHaveLength(1);
    },
  );

  it('says how long to wait', async () => {
    const answer = json({ message: 'Slow down.' }, 429, { 'retry-after': '7' });
    expect(await failureOf(answer)).toMatchObject({ status: 429, retryAfterMs: 7000 });
  });

  it('keeps its status when its body breaks off or is far too long', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.error(new TypeError('terminated')),
        }),
        { status: 502 },
      );
    expect(await failureOf(broken)).toMatchObject({ kind: 'http', status: 502 });
    expect(await failureOf(text('x'.repeat(1_000_000), 503))).toMatchObject({
      kind: 'http',
      status: 503,
      serverMessage: null,
    });
  });

  it('passes on plain text, but no page', async () => {
    expect(await failureOf(text('upstream is down', 502))).toMatchObject({
      serverMessage: 'upstream is down',
    });
    expect(await failureOf(text('\n<!doctype html><p>down', 502))).toMatchObject({
      serverMessage: null,
    });
  });

  it.each([
    ['a page', text('<h1>404</h1>', 404)],
    ['plain text', text('404 page not found', 404)],
    ['other JSON', json({ error: 'no route' }, 404)],
    ['nothing', text('', 410)],
  ])(
    'that calls it missing in %s is not the API’s, so that no group is taken for deleted',
    async (_name, answer) => {
      expect(await failureOf(answer)).toMatchObject({
        kind: 'unreadable',
        status: expect.any(Number),
        serverMessage: null,
      });
    },
  );

  it('has no words when its JSON is not the API’s', async () => {
    expect(await failureOf(json({ error: 'teapot' }, 418))).toMatchObject({
      kind: 'http',
      status: 418,
      serverMessage: null,
      serverCode: null,
    });
  });

  it('is cut at 500 characters, on one line', async () => {
    const failure = await failureOf(json({ message: `a\n\tb${'é'.repeat(600)}` }, 400));
    expect(failure.serverMessage).toHaveLength(500);
    expect(failure.serverMessage?.startsWith('a bé')).toBe(true);
  });

  it('never repeats credentials, not even cut in half', async () => {
    const message = `${'x'.repeat(490)}${SECRET} and k-1234`;
    const failure = await failureOf(json({ message, code: SECRET }, 400));
    expect(JSON.stringify(failure)).not.toMatch(/top-sec|k-1234/);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with status %i is a failure', async (status) => {
    const { fetch, seen } = scriptedFetch(
      text('', status, { location: `https://elsewhere.example.org/?${SECRET}` }),
    );
    const result = await clientOver(fetch).request(getThing, thing, noAbort);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'http', status } });
    expect(JSON.stringify(result)).not.toContain('elsewhere');
    expect(seen).toHaveLength(1);
  });

  it('is told from a dead network where Electron reports it as an error', async () => {
    const cancelled: Answer = () => {
      throw new Error('Redirect was cancelled');
    };
    expect(await failureOf(cancelled)).toMatchObject({
      kind: 'http',
      status: 302,
      serverCode: 'redirected',
    });
  });
});
