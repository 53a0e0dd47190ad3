import { WorkOS } from '@workos-inc/node';
import { StreamChat } from 'stream-chat';
import type { TestSandbox } from '#test/support/startSandbox.ts';

/** The official client, which gives up at the first failure unless told otherwise. */
export function workosClient(
  sandbox: TestSandbox,
  { apiKey = sandbox.credentials.workos.apiKey, maxRetries = 0 } = {},
): WorkOS {
  return new WorkOS(apiKey, {
    apiHostname: '127.0.0.1',
    port: sandbox.port,
    https: false,
    maxRetries,
  });
}

export function streamClient(sandbox: TestSandbox): StreamChat {
  const { apiKey, apiSecret } = sandbox.credentials.stream;
  return new StreamChat(apiKey, apiSecret, { baseURL: sandbox.url });
}

/** The client's own exception class for a refusal, its status and, where it has one, its code. */
export async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (reason: { name?: string; status?: number; code?: string }) => reason,
  );
  return [error?.name, error?.status, ...(error?.code === undefined ? [] : [error.code])];
}

export const unauthorized = ['UnauthorizedException', 401];
export const notFound = ['NotFoundException', 404, 'not_found'];
export const unprocessable = ['UnprocessableEntityException', 422, 'unprocessable_entity'];

/** A WorkOS answer: its status, headers and parsed body (undefined when there is none). */
export interface WorkosAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: WorkosBody;
}

/** The parts of WorkOS' bodies that tests look at; which of them is there depends on the operation. */
export interface WorkosBody {
  id: string;
  name: string;
  message: string;
  code?: string;
  errors?: { field: string; code: string }[];
  data: ({ id: string } & Record<string, unknown>)[];
  list_metadata: { before: string | null; after: string | null };
  [field: string]: unknown;
}

/** One request with the sandbox's key, exactly as written. */
export async function workosRequest(
  sandbox: TestSandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<WorkosAnswer> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${sandbox.credentials.workos.apiKey}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as WorkosBody,
  };
}

/** Three people and a group of one of them, as a folder to seed from would have them. */
export const smallRoster = {
  people: [
    { id: 'ann', name: 'Ann Ackland', email: 'ann@example.org', phone: '01632 960001', shirt: 'M' },
    { id: 'bob', name: 'Bob', email: 'bob@example.org' },
    { id: 'cem', name: 'Cem Çelik Öz' },
  ],
  groups: [{ id: 'choir', name: 'Choir', description: 'We sing' }],
  memberships: [{ groupId: 'choir', personId: 'ann', joinedAt: '2026-03-01' }],
};
