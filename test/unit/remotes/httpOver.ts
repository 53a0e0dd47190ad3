import { z } from 'zod';
import { createHttpClient, type HttpClientOptions } from '#electron/remotes/http.ts';
import { type Answer, noAbort, scriptedFetch } from './scriptedFetch.ts';

export const SECRET = 'top-secret-value';

export const thing = z.object({ thing: z.number() });

export const getThing = { method: 'GET', path: ['things'] } as const;

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

export function clientOver(
  fetch: typeof globalThis.fetch,
  options: Partial<HttpClientOptions> = {},
) {
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

export async function ask(
  answer: Answer,
  options: Partial<HttpClientOptions> = {},
  signal = noAbort,
) {
  return clientOver(scriptedFetch(answer).fetch, options).request(getThing, thing, signal);
}

export async function failureOf(answer: Answer, options: Partial<HttpClientOptions> = {}) {
  const result = await ask(answer, options);
  if (result.ok) {
    throw new Error('A failure was expected.');
  }
  return result.failure;
}
