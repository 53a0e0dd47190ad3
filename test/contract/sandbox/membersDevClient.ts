import type { TestSandbox } from '#test/support/startSandbox.ts';

/** A Members.dev answer: its status, headers and parsed body (undefined when there is none). */
export interface MembersDevAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: MembersDevBody;
}

/** The parts of Members.dev's bodies that tests look at; which of them is there depends on the operation. */
export interface MembersDevBody {
  id: string;
  name: string;
  description: string | null;
  member_count: number;
  created_at: string;
  updated_at: string;
  external_id: string | null;
  emails: Record<string, unknown>[];
  phones: Record<string, unknown>[];
  members: { user_id: string; membership_id: string; joined_at: string }[];
  membership_history: {
    user_id: string;
    membership_id: string;
    joined_at: string;
    removed_at: string;
  }[];
  items: (Record<string, unknown> & { id: string; name: string })[];
  total: number;
  pages: number;
  detail: unknown;
}

/** One request with the sandbox's key, exactly as written. */
export async function membersDevRequest(
  sandbox: TestSandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<MembersDevAnswer> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    redirect: 'error',
    headers: {
      authorization: `Bearer ${sandbox.credentials.membersDev.apiKey}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as MembersDevBody,
  };
}
