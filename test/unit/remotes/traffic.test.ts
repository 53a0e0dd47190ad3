import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '#electron/remotes/http.ts';
import { createTrafficMeter } from '#electron/remotes/trafficMeter.ts';
import { type Answer, noAbort, scriptedFetch, text } from './scriptedFetch.ts';

async function trafficOf(answers: Answer[], json?: unknown, maxResponseBytes = 1_000) {
  const client = createHttpClient({
    baseUrl: 'https://api.example.org',
    fetch: scriptedFetch(...answers).fetch,
    nowMs: () => 0,
    authorize: async () => ({ headers: {}, query: {} }),
    secrets: [],
    readError: () => null,
    maxResponseBytes,
  });
  for (let times = 0; times < answers.length; times += 1) {
    await client.request({ method: 'POST', path: ['things'], json }, z.unknown(), noAbort);
  }
  return client.traffic();
}

describe('the traffic of a client', () => {
  it('is counted in bytes, not in characters', async () => {
    expect(await trafficOf([text('"Zoë"')], { name: 'Jürgen' })).toEqual({
      requests: 1,
      bytesSent: 18,
      bytesReceived: 6,
    });
  });

  it('grows with every request, those that failed included', async () => {
    expect(await trafficOf([text('{}'), text('no', 500), text('12345', 404)])).toEqual({
      requests: 3,
      bytesSent: 0,
      bytesReceived: 9,
    });
  });

  it('holds what came before the line broke', async () => {
    const broken: Answer = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"thi'));
          },
          pull: (controller) => controller.error(new TypeError('terminated')),
        }),
      );
    expect(await trafficOf([broken])).toMatchObject({ requests: 1, bytesReceived: 5 });
  });

  it('holds a request that nobody answered', async () => {
    const dead: Answer = () => {
      throw new TypeError('fetch failed');
    };
    expect(await trafficOf([dead], {})).toEqual({ requests: 1, bytesSent: 2, bytesReceived: 0 });
  });
});

describe('a packed answer', () => {
  const body = 'a'.repeat(5_000);
  const packed = gzipSync(body).byteLength;

  it.each([
    ['gzip', String(packed), packed],
    ['gzip', null, 5_000],
    ['gzip', 'many', 5_000],
    ['identity', '5000', 5_000],
    [null, '5000', 5_000],
  ])('(%s, length %s) counts as it travelled where that is known', (encoding, length, bytes) => {
    const meter = createTrafficMeter();
    const headers = new Headers({
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
      ...(length === null ? {} : { 'content-length': length }),
    });
    const answer = meter.answer(headers);
    for (let piece = 0; piece < 5; piece += 1) answer.piece(1_000);
    answer.whole();
    expect(meter.total().bytesReceived).toBe(bytes);
  });

  it('smaller unpacked than packed counts as it travelled as well', () => {
    const meter = createTrafficMeter();
    const headers = { 'content-encoding': 'gzip', 'content-length': '23' };
    const answer = meter.answer(new Headers(headers));
    answer.piece(3);
    answer.whole();
    expect(meter.total().bytesReceived).toBe(23);
  });
});
