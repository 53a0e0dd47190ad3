import type { SandboxClock } from '../../dataset/clock.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { reasonOf } from '../../sandboxError.ts';
import type { Face, Refusal } from '../face.ts';
import { type Quota, RateLimiter, type RateLimitOptions } from '../rateLimiter.ts';
import { authenticate, type StreamCredentials } from './authenticate.ts';
import { rateLimitHeaders } from './rateLimitHeaders.ts';
import { findRoute, type StreamRoute } from './routes.ts';
import { codeOfStatus, errorBody, inputError, StreamError, streamCode } from './streamError.ts';

export interface StreamFaceOptions {
  readonly dataset: Dataset;
  readonly credentials: StreamCredentials;
  readonly clock: SandboxClock;
  readonly rateLimit: RateLimitOptions;
  /** Told in one line when something failed that is not the client's doing. */
  readonly onProblem: (line: string) => void;
}

const unknownOperation = 'Request';

/** Stream's user groups and users, on both of its path families: see `pathFamily.ts`. */
export function createStreamFace(options: StreamFaceOptions): Face {
  const limiter = new RateLimiter(options.clock, options.rateLimit);

  async function answer(request: Request): Promise<Response> {
    const startedAt = performance.now();
    const url = new URL(request.url);
    const route = findRoute(request.method, url.pathname);
    const quota = limiter.take(operationName(route));
    try {
      if (quota.isExceeded) throw new StreamError(429, streamCode.rateLimited, 'Too many requests');
      const success = await perform(request, url, route);
      const duration = `${(performance.now() - startedAt).toFixed(2)}ms`;
      return json(success.status, { ...success.body, duration }, headersFor(quota));
    } catch (error) {
      return failure(route, error, quota);
    }
  }

  async function perform(request: Request, url: URL, route: StreamRoute | undefined) {
    if (!route) throw new StreamError(404, streamCode.doesNotExist, 'Not Found');
    const { operation, family, pathId } = route;
    if (!operation) {
      throw new StreamError(405, streamCode.input, `method ${request.method} is not allowed`);
    }
    const query = Object.fromEntries(url.searchParams);
    const caller = await authenticate(
      { apiKey: query.api_key, headers: request.headers },
      options.credentials,
      options.dataset,
      options.clock,
    );
    const body = await parsedBody(request);
    const result = operation.perform({
      dataset: options.dataset,
      caller,
      pathId,
      query: family.readQuery(query),
      body,
      family,
    });
    return { status: operation.success, body: result };
  }

  function failure(route: StreamRoute | undefined, error: unknown, quota: Quota): Response {
    const refusal = error instanceof StreamError ? error : internalError(route, error);
    return json(refusal.status, errorBody(operationName(route), refusal), {
      ...headersFor(quota),
      ...(refusal.status === 429 && { 'Retry-After': String(quota.secondsToReset) }),
      ...(refusal.status === 405 && { Allow: route?.allowedMethods.join(', ') ?? '' }),
    });
  }

  function internalError(route: StreamRoute | undefined, error: unknown): StreamError {
    options.onProblem(`${operationName(route)} failed: ${reasonOf(error)}`);
    return new StreamError(500, streamCode.internal, 'internal server error');
  }

  function refuse(request: Request, refusal: Refusal): Response {
    const { status, retryAfterSeconds, body } = refusal;
    const route = findRoute(request.method, new URL(request.url).pathname);
    const quota = limiter.take(operationName(route));
    const headers = {
      ...headersFor(status === 429 ? exhausted(quota, retryAfterSeconds) : quota),
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    };
    if (typeof body === 'string') {
      return new Response(body, {
        status,
        headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
      });
    }
    const error = new StreamError(status, codeOfStatus(status), textOfStatus(status));
    return json(
      status,
      body === undefined ? errorBody(operationName(route), error) : body,
      headers,
    );
  }

  function headersFor(quota: Quota): Record<string, string> {
    return rateLimitHeaders(quota, limiter.nowSeconds);
  }

  function exhausted(quota: Quota, retryAfterSeconds = quota.secondsToReset): Quota {
    return { ...quota, remaining: 0, resetAtSeconds: limiter.nowSeconds + retryAfterSeconds };
  }

  return {
    owns: () => true,
    routeOf: (method, path) => `${method} ${findRoute(method, path)?.template ?? '(unknown path)'}`,
    answer,
    refuse,
  };
}

async function parsedBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw inputError('the request body is not valid JSON');
  }
}

function operationName(route: StreamRoute | undefined): string {
  return route?.operation?.name ?? unknownOperation;
}

function textOfStatus(status: number): string {
  if (status === 429) return 'Too many requests';
  if (status === 413) return 'the request body is too large';
  return status >= 500 ? 'internal server error' : 'the request was refused';
}

function json(status: number, body: unknown, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
}
