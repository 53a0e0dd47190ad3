import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, clientOver, failureOf, getThing, SECRET, thing } from './httpOver.ts';
import { type Answer, json, noAbort, scriptedFetch, silence, text } from './scriptedFetch.ts';

afterEach(() => {
  vi.useRealTimers();
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
