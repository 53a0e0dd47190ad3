import { createRemote } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { type Answer, json, type SeenRequest, scriptedFetch } from './scriptedFetch.ts';

export const organizationId = 'org_1';
export const apiKey = 'sk_test_abcdefgh12345678';

/** A WorkOS adapter whose server answers from a list. */
export function workosOver(...answers: Answer[]): {
  remote: RemoteGroups;
  seen: readonly SeenRequest[];
} {
  const { fetch, seen } = scriptedFetch(...answers);
  const remote = createRemote({
    provider: 'workos',
    scopeId: organizationId,
    baseUrl: 'https://api.example.org/',
    credentials: { kind: 'apiKey', apiKey },
    fetch,
    nowMs: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  return { remote, seen };
}

/** A page of a list. */
export const list = (data: unknown[], after: string | null = null) =>
  json({ object: 'list', data, list_metadata: { before: null, after } });

export const missing = (what: string) => json({ message: `${what} not found: 'x'.` }, 404);

/** A membership as lists have it. */
export const membership = (id: string, fields: object = {}, user: object = {}) => ({
  object: 'organization_membership',
  id,
  user_id: 'user_1',
  organization_id: organizationId,
  status: 'active',
  role: { slug: 'member' },
  user: { object: 'user', id: 'user_1', name: 'Ana Souza', email: 'ana@example.org', ...user },
  ...fields,
});

/** What was asked, shortly: `GET /events?limit=1`, in the order of the parameters' names. */
export function asked(seen: readonly SeenRequest[]): string[] {
  return seen.map(({ method, url }) => {
    const query = new URLSearchParams(url.searchParams);
    query.sort();
    return `${method} ${url.pathname}${query.size > 0 ? `?${decodeURIComponent(`${query}`)}` : ''}`;
  });
}
