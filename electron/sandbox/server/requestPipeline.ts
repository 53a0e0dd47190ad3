import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { Face } from '../faces/face.ts';
import type { FaultBook } from '../faults/faultBook.ts';
import type { FaultRule } from '../faults/faultRule.ts';
import { controlPrefix } from './control.ts';
import { refusalOfForeigners } from './localOnly.ts';
import { readBody } from './requestBody.ts';
import type { RequestCounts } from './requestCounts.ts';

/** What goes out: an answer whole or cut in half, or nothing but a cut connection. */
export type Outcome =
  | { readonly kind: 'answer' | 'truncated'; readonly response: Response }
  | { readonly kind: 'dropped' };

export interface PipelineParts {
  readonly faces: readonly Face[];
  readonly control: Hono;
  readonly counts: RequestCounts;
  readonly faults: FaultBook;
  /** Aborted when the sandbox stops, so that no delayed request outlives it. */
  readonly stopping: AbortSignal;
}

/** Takes a request from the guards through counting and faults to the face that it is for. */
export function createPipeline(parts: PipelineParts): (request: Request) => Promise<Outcome> {
  const { faces, control, counts, faults, stopping } = parts;

  return async (request) => {
    const refusal = refusalOfForeigners(request.headers);
    if (refusal !== null) return answered(Response.json({ error: refusal }, { status: 403 }));
    const path = new URL(request.url).pathname;
    if (path.startsWith(controlPrefix)) return answered(await control.fetch(request));

    const face = faces.find((candidate) => candidate.owns(path));
    if (!face) return answered(Response.json({ error: 'no such path' }, { status: 404 }));
    counts.countRequest(face.routeOf(request.method, path));
    const { delayMs, rule } = faults.decide(request.method, path);
    if (delayMs > 0) await wait(delayMs, undefined, { signal: stopping });
    const outcome = await handle(request, face, rule);
    counts.countAnswer(outcome.kind === 'dropped' ? 'dropped' : outcome.response.status);
    return outcome;
  };

  async function handle(request: Request, face: Face, rule: FaultRule | null): Promise<Outcome> {
    if (rule?.kind === 'dropRequest') return { kind: 'dropped' };
    const body = await readBody(request);
    if (body === null) return answered(face.refuse(request, { status: 413 }));
    if (rule?.kind === 'status') {
      return answered(face.refuse(request, { ...rule, status: rule.status ?? 500 }));
    }
    if (rule?.kind === 'duplicate') {
      await face.answer(copyOf(request, body));
      counts.countRequest(face.routeOf(request.method, new URL(request.url).pathname));
    }
    const response = await face.answer(copyOf(request, body));
    if (rule?.kind === 'dropAnswer') return { kind: 'dropped' };
    return { kind: rule?.kind === 'truncate' ? 'truncated' : 'answer', response };
  }
}

function answered(response: Response): Outcome {
  return { kind: 'answer', response };
}

/** The request again, with a body that can be read once more. */
function copyOf(request: Request, body: Uint8Array<ArrayBuffer>): Request {
  const { method, headers, url } = request;
  return new Request(url, { method, headers, ...(body.byteLength > 0 && { body }) });
}
