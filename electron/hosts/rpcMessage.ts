import type { Failure } from '#shared/ipc/errors.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import { fail, type Result } from '#shared/ipc/result.ts';

export type RequestId = string | number;

/** One call as it travels in JSON: over the browser shell's WebSocket, or as a line of the stdio host. */
export interface RpcRequest {
  id: RequestId;
  method: string;
  /** Undefined when left out: the dispatcher takes it for an empty object. */
  params: unknown;
}

export type ReadRequest =
  | { ok: true; request: RpcRequest }
  | { ok: false; id: RequestId | null; error: Failure };

const longestId = 200;

/** Reads one message. What is no request ends in `invalidRequest`, with its id where it has one. */
export function readRequest(text: string): ReadRequest {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return refuse(null, 'This is not JSON.');
  }
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return refuse(null, 'A request is one JSON object: {"id", "method", "params"}.');
  }
  const id = 'id' in message ? readId(message.id) : null;
  if (id === null) return refuse(null, 'A request needs an id: a number or a short text.');
  if (!('method' in message) || typeof message.method !== 'string') {
    return refuse(id, 'A request needs a method: a text.');
  }
  const params = 'params' in message ? message.params : undefined;
  return { ok: true, request: { id, method: message.method, params } };
}

/** An answer as it travels. */
export function writeAnswer(id: RequestId | null, result: Result<unknown>): string {
  return JSON.stringify({ id, ...result });
}

/** An event as it travels. */
export function writeEvent(event: MusterEvent): string {
  return JSON.stringify(event);
}

function readId(id: unknown): RequestId | null {
  if (typeof id === 'number') return id;
  return typeof id === 'string' && id.length <= longestId ? id : null;
}

function refuse(id: RequestId | null, message: string): ReadRequest {
  return { ...fail({ code: 'invalidRequest', message }), id };
}
