import ky from 'ky';
import type { z } from 'zod';
import type { RemoteFailure, RemoteResult, Traffic } from '#electron/sync/ports/remote.ts';
import { failed, parseBody, parseJson, plainText } from './answerBody.ts';
import { startDeadline, untilAborted } from './deadline.ts';
import { noAnswer, refused, type ServerWords, unreadable } from './errors.ts';
import { dropBody, readLimitedText } from './limitedBody.ts';
import { createRequestBudget, type Permit } from './requestBudget.ts';
import { endpointOf, type PathPart, requestUrl, segmentsOf } from './requestUrl.ts';
import { createRedactor } from './text.ts';
import { type AnswerMeter, createTrafficMeter } from './trafficMeter.ts';
import { waitHint } from './waitHint.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
/** An error's words are short; a proxy's error page need not be read to its end. */
const MAX_ERROR_BYTES = 64 * 1024;
/** Electron's `net.fetch` rejects with this instead of handing over the redirect. */
const ELECTRON_REDIRECT_MESSAGE = 'Redirect was cancelled';
/** Our own 429: the server was not asked. */
const KEPT_BACK_CODE = 'keptBack';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL; plain text, encoded here. Ids are marked: the rest names the endpoint. */
  path: readonly PathPart[];
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
   * Never throws and never sends again: repeating a write is the engine's decision. A request beyond what the
   * server is known to take is not sent; its failure is the 429 that the server would answer.
   */
  request<Value>(
    request: HttpRequest,
    schema: z.ZodType<Value>,
    signal: AbortSignal,
  ): Promise<RemoteResult<Value>>;
  /** Everything since the client was made. */
  traffic(): Traffic;
}

/** The one HTTP client behind all adapters, over the `fetch` of the host (proxy, certificates). */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const maxResponseBytes = options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
  const redact = createRedactor(options.secrets);
  const meter = createTrafficMeter();
  const budget = createRequestBudget(options.nowMs);
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
    permit: Permit | null,
  ): Promise<RemoteResult<Value>> {
    const identity = await options.authorize();
    const url = requestUrl(options.baseUrl, segmentsOf(request.path), {
      ...request.query,
      ...identity.query,
    });
    if (url === null) {
      return failed(refused(400, { message: null, code: 'unsendableId' }, null, redact));
    }
    // Given up while signing in: nothing goes out any more.
    signal.throwIfAborted();
    const body = request.json === undefined ? undefined : JSON.stringify(request.json);
    meter.sent(body);
    permit?.sent();
    const response = await send(url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
        ...identity.headers,
      },
      signal,
      ...(body === undefined ? {} : { body }),
    });
    permit?.answered(response.status, response.headers);
    const answerMeter = meter.answer(response.headers);
    if (isRedirect(response)) {
      dropBody(response);
      return failed(redirected(response.status));
    }
    if (!response.ok) {
      return failed(await readRefusal(response, answerMeter));
    }
    const text = await readLimitedText(response, maxResponseBytes, answerMeter);
    return parseBody(response.status, text, schema);
  }

  async function readRefusal(response: Response, answerMeter: AnswerMeter): Promise<RemoteFailure> {
    const retryAfterMs = waitHint(response.headers, response.status, options.nowMs());
    // The status is the answer; a body that breaks off changes nothing about it.
    const text = await readLimitedText(response, MAX_ERROR_BYTES, answerMeter).catch(() => null);
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
    traffic: meter.total,
    async request(request, schema, signal) {
      // Before the deadline begins: a request that waits for another one's answer has not begun.
      const admission = await budget.admit(endpointOf(request.method, request.path), signal);
      if (admission.kind === 'refused') {
        const words = { message: null, code: KEPT_BACK_CODE };
        return failed(refused(429, words, admission.retryAfterMs, redact));
      }
      const permit = admission.kind === 'admitted' ? admission.permit : null;
      const deadline = startDeadline(signal, timeoutMs);
      try {
        deadline.signal.throwIfAborted();
        return await untilAborted(
          exchange(request, schema, deadline.signal, permit),
          deadline.signal,
        );
      } catch (error) {
        // ky's and fetch's messages hold the whole address, credentials included: none of them leaves here.
        const reason = deadline.reason();
        if (reason === null && isCancelledRedirect(error)) {
          return failed(redirected(0));
        }
        return failed(noAnswer(reason ?? 'network'));
      } finally {
        permit?.end();
        deadline.clear();
      }
    },
  };
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
