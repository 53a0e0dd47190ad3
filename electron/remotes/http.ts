import ky from 'ky';
import type { z } from 'zod';
import type { RemoteFailure, RemoteResult } from '#electron/sync/ports/remote.ts';
import { startDeadline, untilAborted } from './deadline.ts';
import { noAnswer, refused, type ServerWords, unreadable } from './errors.ts';
import { dropBody, readLimitedText } from './limitedBody.ts';
import { requestUrl } from './requestUrl.ts';
import { createRedactor } from './text.ts';
import { waitHint } from './waitHint.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
/** An error's words are short; a proxy's error page need not be read to its end. */
const MAX_ERROR_BYTES = 64 * 1024;
/** Electron's `net.fetch` rejects with this instead of handing over the redirect. */
const ELECTRON_REDIRECT_MESSAGE = 'Redirect was cancelled';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL; plain text, encoded here. */
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
}

export interface HttpClientOptions {
  /** Checked by `baseUrlSchema`. */
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  nowMs: () => number;
  /** What every request carries to say who we are. */
  authorize: () => Promise<{
    headers: Readonly<Record<string, string>>;
    query: Readonly<Record<string, string>>;
  }>;
  /** Never to appear in a failure. */
  secrets: readonly string[];
  /** Finds the vendor's own words in the parsed body of an error answer; null when it is not the vendor's. */
  readError: (body: unknown) => ServerWords | null;
  /** For the whole exchange, body included; 30 s unless given. */
  timeoutMs?: number;
  /** After decompression; 16 MB unless given. */
  maxResponseBytes?: number;
}

export interface HttpClient {
  /**
   * Sends one request, once, and parses the answer's JSON with `schema` (an empty body is `undefined`).
   * Never throws and never sends again: repeating a write is the engine's decision.
   */
  request<Value>(
    request: HttpRequest,
    schema: z.ZodType<Value>,
    signal: AbortSignal,
  ): Promise<RemoteResult<Value>>;
}

/** The one HTTP client behind all adapters, over the `fetch` of the host (proxy, certificates). */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const maxResponseBytes = options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
  const redact = createRedactor(options.secrets);
  const send = ky.create({
    fetch: options.fetch,
    retry: 0,
    // ky's own timeout ends with the headers; ours covers the body too.
    timeout: false,
    throwHttpErrors: false,
    redirect: 'manual',
    // A read-back answered from a cache would prove nothing, and cookies would be a second, hidden identity.
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });

  async function exchange<Value>(
    request: HttpRequest,
    schema: z.ZodType<Value>,
    signal: AbortSignal,
  ): Promise<RemoteResult<Value>> {
    const identity = await options.authorize();
    const url = requestUrl(options.baseUrl, request.path, { ...request.query, ...identity.query });
    if (url === null) {
      return failed(refused(400, { message: null, code: 'unsendableId' }, null, redact));
    }
    const response = await send(url, {
      method: request.method,
      headers: { accept: 'application/json', ...request.headers, ...identity.headers },
      signal,
      ...(request.json === undefined ? {} : { json: request.json }),
    });
    if (isRedirect(response)) {
      dropBody(response);
      return failed(redirected(response.status));
    }
    if (!response.ok) {
      return failed(await readRefusal(response));
    }
    return parseBody(response.status, await readLimitedText(response, maxResponseBytes), schema);
  }

  async function readRefusal(response: Response): Promise<RemoteFailure> {
    const retryAfterMs = waitHint(response.headers, response.status, options.nowMs());
    // The status is the answer; a body that breaks off changes nothing about it.
    const text = await readLimitedText(response, MAX_ERROR_BYTES).catch(() => null);
    const body = text === null ? null : parseJson(text);
    const words = body === null ? null : options.readError(body.value);
    if (words === null && isMissing(response.status)) {
      // Not the API's word, but a proxy's, or a wrong address's: no reason to believe that a group was deleted.
      return unreadable(response.status);
    }
    const said = words ?? { message: body === null ? plainText(text) : null, code: null };
    return refused(response.status, said, retryAfterMs, redact);
  }

  return {
    async request(request, schema, signal) {
      const deadline = startDeadline(signal, timeoutMs);
      try {
        deadline.signal.throwIfAborted();
        return await untilAborted(exchange(request, schema, deadline.signal), deadline.signal);
      } catch (error) {
        // ky's and fetch's messages hold the whole address, credentials included: none of them leaves here.
        const reason = deadline.reason();
        if (reason === null && isCancelledRedirect(error)) {
          return failed(redirected(0));
        }
        return failed(noAnswer(reason ?? 'network'));
      } finally {
        deadline.clear();
      }
    },
  };
}

function failed(failure: RemoteFailure): { ok: false; failure: RemoteFailure } {
  return { ok: false, failure };
}

function parseBody<Value>(
  status: number,
  text: string | null,
  schema: z.ZodType<Value>,
): RemoteResult<Value> {
  const body = text === null ? null : parseJson(text);
  const parsed = body === null ? null : schema.safeParse(body.value);
  return parsed?.success ? { ok: true, value: parsed.data } : failed(unreadable(status));
}

/** Null when it is not JSON. What the server calls it (Content-Type) does not matter. */
function parseJson(text: string): { value: unknown } | null {
  if (text === '') {
    return { value: undefined };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A proxy's page is no sentence for anybody; its plain text may be. */
function plainText(text: string | null): string | null {
  return text === null || text.trimStart().startsWith('<') ? null : text;
}

function isMissing(status: number): boolean {
  return status === 404 || status === 410;
}

function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status <= 399);
}

/** A redirect may lead anywhere, and our credentials with it; some kinds of `fetch` hide its status (0). */
function redirected(status: number): RemoteFailure {
  const known = status === 0 ? 302 : status;
  return refused(known, { message: null, code: 'redirected' }, null, (text) => text);
}

function isCancelledRedirect(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.message === ELECTRON_REDIRECT_MESSAGE || isCancelledRedirect(error.cause))
  );
}
