import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ask, clientOver, failureOf, getThing, SECRET, thing } from './httpOver.ts';
import { type Answer, json, noAbort, scriptedFetch, text } from './scriptedFetch.ts';

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
