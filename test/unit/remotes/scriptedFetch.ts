/** What one request looked like to the other side. */
export interface SeenRequest {
  method: string;
  url: URL;
  headers: Headers;
  /** Parsed JSON; undefined without a body. */
  json: unknown;
  redirect: string;
  cache: string;
  credentials: string;
}

export type Answer = (request: SeenRequest, signal: AbortSignal) => Response | Promise<Response>;

/** A `fetch` that answers from a list, in order, and remembers what it was asked. */
export function scriptedFetch(...answers: Answer[]): {
  fetch: typeof globalThis.fetch;
  seen: SeenRequest[];
} {
  const seen: SeenRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const record: SeenRequest = {
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      json: text === '' ? undefined : JSON.parse(text),
      redirect: request.redirect,
      cache: request.cache,
      credentials: request.credentials,
    };
    seen.push(record);
    const answer = answers.shift();
    if (answer === undefined) {
      throw new Error(`Not expected: ${record.method} ${record.url.pathname}`);
    }
    return answer(record, request.signal);
  };
  return { fetch, seen };
}

/** Answers with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
}

/** Answers with this text, whatever it is. */
export function text(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return () => new Response(body, { status, headers });
}

/** Never answers, and ends as `fetch` does when its signal aborts. */
export const silence: Answer = (_request, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

export const noAbort = new AbortController().signal;
