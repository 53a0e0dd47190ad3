import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '#electron/remotes/http.ts';
import { settle } from '#test/fakes/manualClock.ts';
import { noAbort } from './scriptedFetch.ts';

const thing = z.object({ thing: z.number() });
const resetMs = 60_000;

/** A client whose requests arrive at a server that answers by hand, one after the other. */
function clientByHand() {
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  const arrived: { path: string; method: string; answer: (response: Response) => void }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    return new Promise<Response>((resolve, reject) => {
      const { pathname } = new URL(request.url);
      arrived.push({ path: pathname, method: request.method, answer: resolve });
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
  };
  const client = createHttpClient({
    baseUrl: 'https://api.example.org',
    fetch,
    nowMs: () => nowMs,
    authorize: async () => ({ headers: {}, query: {} }),
    secrets: [],
    readError: () => null,
  });
  const told = (remaining: number) => ({
    'x-ratelimit-limit': '10',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String((nowMs + resetMs) / 1000),
    date: new Date(nowMs).toUTCString(),
  });
  return {
    arrived,
    pass: (ms: number) => {
      nowMs += ms;
    },
    ask: (id = 'a', signal = noAbort) =>
      client.request({ method: 'GET', path: ['things', { id }] }, thing, signal),
    change: () => client.request({ method: 'PUT', path: ['things', { id: 'a' }] }, thing, noAbort),
    answer: async (index: number, status = 200, headers: Record<string, string> = {}) => {
      arrived[index]?.answer(new Response('{"thing":1}', { status, headers }));
      await settle();
    },
    told,
  };
}

const tooMany = (retryAfterMs: number | null) => ({
  ok: false,
  failure: { kind: 'http', status: 429, retryAfterMs, serverMessage: null },
});

describe('one budget for all requests of a remote', () => {
  it('sends the first request to an endpoint alone, and the others once its answer told of the budget', async () => {
    const { ask, answer, arrived, told } = clientByHand();
    const asked = ['a', 'b', 'c', 'd'].map((id) => ask(id));
    await settle();
    expect(arrived.map(({ path }) => path)).toEqual(['/things/a']);
    await answer(0, 200, told(2));
    expect(arrived.map(({ path }) => path)).toEqual(['/things/a', '/things/b', '/things/c']);
    await answer(1, 200, told(1));
    expect(arrived).toHaveLength(3);
    await answer(2, 200, told(0));
    expect(await asked[3]).toMatchObject(tooMany(resetMs));
    expect(arrived).toHaveLength(3);
  });

  it('sends all of them where answers tell of no budget', async () => {
    const { ask, answer, arrived } = clientByHand();
    const asked = ['a', 'b', 'c'].map((id) => ask(id));
    await settle();
    await answer(0);
    expect(arrived).toHaveLength(3);
    await answer(1);
    await answer(2);
    for (const result of await Promise.all(asked)) expect(result.ok).toBe(true);
  });

  it('counts an endpoint by its method and path without ids', async () => {
    const { ask, change, answer, arrived, told } = clientByHand();
    const first = ask('a');
    await settle();
    await answer(0, 200, told(0));
    await first;
    expect(await ask('b')).toMatchObject(tooMany(resetMs));
    void change();
    await settle();
    expect(arrived.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  it('tells the exact time, and sends again when it has come', async () => {
    const { ask, answer, arrived, told, pass } = clientByHand();
    const first = ask();
    await settle();
    await answer(0, 200, told(0));
    await first;
    pass(resetMs - 1);
    expect(await ask()).toMatchObject(tooMany(1));
    pass(1);
    void ask();
    await settle();
    expect(arrived).toHaveLength(2);
  });

  it.each([
    ['its time', { 'retry-after': '7' }, 7_000],
    ['no time', {}, null],
  ])(
    'after a 429 with %s lets what is under way end, and sends nothing that waits',
    async (_name, headers, retryAfterMs) => {
      const { ask, answer, arrived, told } = clientByHand();
      const first = ask('a');
      await settle();
      await answer(0, 200, told(2));
      await first;
      const asked = ['b', 'c', 'd', 'e'].map((id) => ask(id));
      await settle();
      expect(arrived).toHaveLength(3);
      await answer(1, 429, headers);
      expect(await asked[0]).toMatchObject({ failure: { status: 429, retryAfterMs } });
      expect(await asked[2]).toMatchObject(tooMany(retryAfterMs));
      expect(await asked[3]).toMatchObject(tooMany(retryAfterMs));
      await answer(2, 200, told(1));
      expect(await asked[1]).toMatchObject({ ok: true });
      expect(arrived).toHaveLength(3);
    },
  );

  it('after a 429 keeps back every endpoint until then', async () => {
    const { ask, change, answer, arrived, pass } = clientByHand();
    const first = ask();
    await settle();
    await answer(0, 429, { 'retry-after': '7' });
    await first;
    pass(3_000);
    expect(await change()).toMatchObject(tooMany(4_000));
    pass(4_000);
    void change();
    await settle();
    expect(arrived).toHaveLength(2);
  });

  it('lets go of a request that is given up while it waits', async () => {
    const { ask, arrived } = clientByHand();
    void ask('a');
    await settle();
    const controller = new AbortController();
    const waiting = ask('b', controller.signal);
    await settle();
    controller.abort();
    expect(await waiting).toMatchObject({ ok: false, failure: { kind: 'aborted' } });
    expect(arrived).toHaveLength(1);
  });

  it('does not wait for ever for one that brought no answer', async () => {
    const { ask, arrived } = clientByHand();
    const controller = new AbortController();
    const lost = ask('a', controller.signal);
    void ask('b');
    await settle();
    controller.abort();
    expect(await lost).toMatchObject({ failure: { kind: 'aborted' } });
    await settle();
    expect(arrived.map(({ path }) => path)).toEqual(['/things/a', '/things/b']);
  });
});
