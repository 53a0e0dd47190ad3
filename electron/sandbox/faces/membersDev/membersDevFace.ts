import type { SandboxClock } from '../../dataset/clock.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { reasonOf } from '../../sandboxError.ts';
import type { Face, Refusal } from '../face.ts';
import { RateLimiter, type RateLimitOptions } from '../rateLimiter.ts';
import { Directory } from './directory.ts';
import { errorOfStatus, MembersDevError, validationFailed } from './membersDevError.ts';
import { findRoute, isMembersDevPath, type MembersDevRoute } from './routes.ts';

/** What can be set otherwise than this sandbox supposes. */
export interface MembersDevOptions {
  /** How many requests are answered in a window of time, all operations together; no limit is documented. */
  readonly rateLimit?: RateLimitOptions;
}

export interface MembersDevFaceParts extends MembersDevOptions {
  readonly dataset: Dataset;
  readonly apiKey: string;
  readonly clock: SandboxClock;
  /** Told in one line when something failed that is not the client's doing. */
  readonly onProblem: (line: string) => void;
}

/** Members.dev's groups and users. */
export function createMembersDevFace(parts: MembersDevFaceParts): Face {
  const { dataset, clock } = parts;
  const limiter = parts.rateLimit && new RateLimiter(clock, parts.rateLimit);
  const directory = new Directory(dataset);

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const route = findRoute(request.method, url.pathname);
    try {
      const quota = limiter?.take('all');
      if (quota?.isExceeded) {
        return failure(errorOfStatus(429), { 'Retry-After': String(quota.secondsToReset) });
      }
      if (!route) throw errorOfStatus(404);
      if (!route.operation) {
        return failure(errorOfStatus(405), { Allow: route.allowedMethods.join(', ') });
      }
      if (!isAuthentic(request.headers)) throw errorOfStatus(401);
      return perform(route, route.operation, url, await request.text());
    } catch (error) {
      if (error instanceof MembersDevError) return failure(error);
      parts.onProblem(`${request.method} ${route?.template} failed: ${reasonOf(error)}`);
      return failure(errorOfStatus(500));
    }
  }

  function isAuthentic(headers: Headers): boolean {
    const [scheme, key] = (headers.get('authorization') ?? '').split(' ');
    return scheme?.toLowerCase() === 'bearer' && key === parts.apiKey;
  }

  function perform(
    { parameters }: MembersDevRoute,
    operation: NonNullable<MembersDevRoute['operation']>,
    url: URL,
    bodyText: string,
  ): Response {
    const body = operation.perform({
      dataset,
      directory,
      parameter: (name) => parameters[name] ?? '',
      query: queryOf(url.searchParams),
      body: parsed(bodyText),
      nowNanoseconds: clock.now(),
    });
    if (body === undefined) return new Response(null, { status: operation.success });
    return json(operation.success, body);
  }

  function refuse(_request: Request, refusal: Refusal): Response {
    const { status, retryAfterSeconds, body } = refusal;
    const headers: Record<string, string> =
      retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
    if (typeof body === 'string') {
      const html = { ...headers, 'Content-Type': 'text/html; charset=utf-8' };
      return new Response(body, { status, headers: html });
    }
    return body === undefined
      ? failure(errorOfStatus(status), headers)
      : json(status, body, headers);
  }

  return {
    owns: isMembersDevPath,
    routeOf: (method, path) => `${method} ${findRoute(method, path)?.template ?? '(unknown path)'}`,
    answer,
    refuse,
  };
}

function queryOf(parameters: URLSearchParams): Record<string, string[]> {
  const names = new Set(parameters.keys());
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name)]));
}

/** The body as JSON; what is none is refused in the framework's words, the position left at the beginning. */
function parsed(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body);
  } catch (error) {
    throw validationFailed([
      {
        type: 'json_invalid',
        loc: ['body', 0],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: reasonOf(error) },
      },
    ]);
  }
}

function failure(
  { status, detail }: MembersDevError,
  headers: Record<string, string> = {},
): Response {
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  return json(status, { detail }, { ...headers, ...challenge });
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
}
