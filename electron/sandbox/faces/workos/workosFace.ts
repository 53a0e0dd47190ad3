import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../dataset/clock.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { reasonOf } from '../../sandboxError.ts';
import type { Face, Refusal } from '../face.ts';
import { workosAssumptions } from './assumptions.ts';
import { Directory } from './directory.ts';
import type { EventDelivery } from './eventDelivery.ts';
import { type Answer, IdempotentAnswers } from './idempotency.ts';
import { documentedRateLimits, type WorkosRateLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import type { Organization } from './organizationView.ts';
import { cursorRule } from './paging.ts';
import { RequestBudgets } from './requestBudgets.ts';
import { findRoute, isWorkosPath, type WorkosRoute } from './routes.ts';
import { errorBody, errorOfStatus, WorkosError } from './workosError.ts';

export interface WorkosCredentials {
  readonly apiKey: string;
  readonly organizationId: string;
}

/** What can be set otherwise than WorkOS documents it or than this sandbox supposes. */
export interface WorkosOptions {
  /** No limit unless told: none is published. */
  readonly membersPerGroup?: number;
  readonly rateLimits?: Partial<WorkosRateLimits>;
  readonly unknownCursor?: 'ignored' | 'refused';
}

export interface WorkosFaceParts extends WorkosOptions {
  readonly dataset: Dataset;
  readonly apiKey: string;
  readonly organization: Organization;
  readonly eventDelivery: EventDelivery;
  readonly clock: SandboxClock;
  /** Told in one line when something failed that is not the client's doing. */
  readonly onProblem: (line: string) => void;
}

/** WorkOS' organizations, groups, memberships, users and events. */
export function createWorkosFace(parts: WorkosFaceParts): Face {
  const { dataset, organization, eventDelivery, clock } = parts;
  const budgets = new RequestBudgets(clock, { ...documentedRateLimits, ...parts.rateLimits });
  const answers = new IdempotentAnswers(clock);
  const directory = new Directory(dataset);
  const unknownCursor = cursorRule(parts.unknownCursor ?? workosAssumptions.unknownCursor);

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const route = findRoute(request.method, url.pathname);
    try {
      authenticate(request.headers);
      const wait = budgets.take(request.method, url.pathname);
      if (wait !== null) return failure(errorOfStatus(429), wait);
      const body = await request.text();
      return success(answerOf(request, url, route, body));
    } catch (error) {
      if (error instanceof WorkosError) return failure(error);
      parts.onProblem(`${request.method} ${route?.template} failed: ${reasonOf(error)}`);
      return failure(errorOfStatus(500));
    }
  }

  function authenticate(headers: Headers): void {
    if (headers.get('authorization') !== `Bearer ${parts.apiKey}`) throw errorOfStatus(401);
  }

  function answerOf(
    request: Request,
    url: URL,
    route: WorkosRoute | undefined,
    bodyText: string,
  ): Answer {
    const { method } = request;
    if (!route?.operation) {
      const message = `Cannot ${method} ${url.pathname}`;
      throw new WorkosError(404, message, workosAssumptions.notFoundCode);
    }
    const { operation, parameters } = route;
    const context: OperationContext = {
      dataset,
      directory,
      organization,
      parameter: (name) => parameters[name] ?? '',
      query: queryOf(url.searchParams),
      body: parsed(bodyText),
      nowNanoseconds: clock.now(),
      membersPerGroup: parts.membersPerGroup ?? null,
      eventDelivery,
      unknownCursor,
    };
    const perform = () => ({ status: operation.success, body: operation.perform(context) });
    const key = request.headers.get('idempotency-key');
    if (method !== 'POST' || !key) return perform();
    return answers.once(key, `${method} ${url.pathname}${url.search}\n${bodyText}`, perform);
  }

  function refuse(_request: Request, refusal: Refusal): Response {
    const { status, retryAfterSeconds, body } = refusal;
    if (typeof body === 'string') {
      const headers = {
        ...headersOf(retryAfterSeconds),
        'Content-Type': 'text/html; charset=utf-8',
      };
      return new Response(body, { status, headers });
    }
    return json(status, body ?? errorBody(errorOfStatus(status)), retryAfterSeconds);
  }

  return {
    owns: isWorkosPath,
    routeOf: (method, path) => `${method} ${findRoute(method, path)?.template ?? '(unknown path)'}`,
    answer,
    refuse,
  };
}

/** A parameter that comes more than once is a list, which WorkOS writes with commas. */
function queryOf(parameters: URLSearchParams): Record<string, string> {
  const names = new Set(parameters.keys());
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name).join(',')]));
}

function parsed(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new WorkosError(400, 'The request body is not valid JSON.', 'bad_request');
  }
}

function success({ status, body }: Answer): Response {
  return body === undefined
    ? new Response(null, { status, headers: headersOf() })
    : json(status, body);
}

function failure(error: WorkosError, retryAfterSeconds?: number): Response {
  return json(error.status, errorBody(error), retryAfterSeconds);
}

function json(status: number, body: unknown, retryAfterSeconds?: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headersOf(retryAfterSeconds),
      'Content-Type': 'application/json; charset=utf-8',
    },
  });
}

function headersOf(retryAfterSeconds?: number): Record<string, string> {
  return {
    'X-Request-ID': randomUUID(),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
  };
}
