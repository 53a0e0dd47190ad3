import { type JWTPayload, SignJWT } from 'jose';
import type { MembersDevIds } from '#electron/sandbox/faces/membersDev/membersDevControl.ts';
import type { EventDeliverySettings } from '#electron/sandbox/faces/workos/eventDelivery.ts';
import type { WorkosIds } from '#electron/sandbox/faces/workos/workosControl.ts';
import type { FaultRuleInput } from '#electron/sandbox/faults/faultRule.ts';
import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import {
  type SandboxHandle,
  type SandboxOptions,
  startSandbox,
} from '#electron/sandbox/startSandbox.ts';

/** A Stream answer: its status, headers and parsed body (undefined when it is not JSON). */
export interface StreamAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: StreamBody;
}

/** The parts of Stream's bodies that tests look at; which of them is there depends on the operation. */
export interface StreamBody {
  user_group: StreamGroup;
  user_groups: StreamGroup[];
  users: Record<string, StreamUser> & StreamUser[];
  duration: string;
  code: number;
  message: string;
  StatusCode: number;
  exception_fields?: Record<string, string>;
}

export interface StreamGroup {
  id: string;
  name: string;
  description?: string;
  team_id?: string;
  created_by?: string;
  created_at: string;
  updated_at: string;
  members: { user_id: string; group_id: string; is_admin: boolean; created_at: string }[];
}

export interface StreamUser {
  id: string;
  name?: string;
  role: string;
  teams: string[];
  custom: Record<string, unknown>;
  created_at: string;
  updated_at: string;
  [customKey: string]: unknown;
}

/** A sandbox for tests, with what steers it and a bare client of its Stream face. */
export interface TestSandbox extends SandboxHandle {
  state(): Promise<SandboxState>;
  /** Puts a fault in force; rejects with the sandbox's reason when the rule makes no sense. */
  fault(rule: FaultRuleInput): Promise<{ id: string }>;
  clearFaults(): Promise<void>;
  /** WorkOS' ids of what the dataset holds under its own. */
  workosIds(): Promise<WorkosIds>;
  /** Members.dev's ids of what the dataset holds under its own. */
  membersDevIds(): Promise<MembersDevIds>;
  /** How well WorkOS' feed delivers from now on. */
  deliverEvents(settings: EventDeliverySettings): Promise<void>;
  /** Drops every event so far, as if all of them were too old. */
  forgetEvents(): Promise<void>;
  /** A token of this person, signed with the sandbox's secret; `claims` overrides and adds. */
  token(userId: string, claims?: JWTPayload): Promise<string>;
  serverToken(): Promise<string>;
  /** One request as a server, or with the given token; `path` may carry a query. */
  request(method: string, path: string, body?: unknown, token?: string): Promise<StreamAnswer>;
}

/** Starts a sandbox on a free port; empty unless told otherwise. The caller stops it. */
export async function startTestSandbox(
  options: Partial<SandboxOptions> = {},
): Promise<TestSandbox> {
  const handle = await startSandbox({ port: 0, seed: 'empty', ...options });
  const secret = new TextEncoder().encode(handle.credentials.stream.apiSecret);
  const sign = (payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret);
  const serverToken = () => sign({ server: true });

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${handle.url}/_sandbox/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  }

  return {
    ...handle,
    state: async () => (await control('GET', 'state')) as SandboxState,
    fault: async (rule) => (await control('POST', 'faults', rule)) as { id: string },
    clearFaults: async () => void (await control('DELETE', 'faults')),
    workosIds: async () => (await control('GET', 'workos/ids')) as WorkosIds,
    membersDevIds: async () => (await control('GET', 'members-dev/ids')) as MembersDevIds,
    deliverEvents: async (settings) => void (await control('PUT', 'workos/events', settings)),
    forgetEvents: async () => void (await control('DELETE', 'workos/events')),
    token: (userId, claims = {}) => sign({ user_id: userId, ...claims }),
    serverToken,
    async request(method, path, body, token) {
      const url = new URL(path, handle.url);
      url.searchParams.set('api_key', handle.credentials.stream.apiKey);
      const response = await fetch(url, {
        method,
        headers: {
          authorization: token ?? (await serverToken()),
          'stream-auth-type': 'jwt',
          'content-type': 'application/json',
        },
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json().catch(() => undefined)) as StreamBody,
      };
    },
  };
}
