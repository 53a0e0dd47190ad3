import { createRemote } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import type { ApiKeyCredentials } from '#shared/domain/workspace.ts';
import { type Answer, json, type SeenRequest, scriptedFetch } from './scriptedFetch.ts';

export const apiKey = 'md_live_12345678';

/** A Members.dev adapter whose server answers from a list. */
export function membersDevOver(...answers: Answer[]): {
  remote: RemoteGroups;
  seen: readonly SeenRequest[];
} {
  return membersDevAs({ kind: 'apiKey', apiKey }, ...answers);
}

export function membersDevAs(
  credentials: ApiKeyCredentials,
  ...answers: Answer[]
): { remote: RemoteGroups; seen: readonly SeenRequest[] } {
  const { fetch, seen } = scriptedFetch(...answers);
  const remote = createRemote({
    provider: 'membersDev',
    scopeId: null,
    baseUrl: 'https://members.example.org/',
    credentials,
    fetch,
    nowMs: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  return { remote, seen };
}

/** A page that holds the whole list, as the reference shows one. */
export function wholeList(...items: unknown[]): Answer {
  return (request, signal) => {
    const { searchParams } = request.url;
    const page = Number(searchParams.get('page'));
    const size = Number(searchParams.get('size'));
    return json({ items, total: items.length, page, size, pages: 1 })(request, signal);
  };
}

/** What was asked, in short. */
export function asked(seen: readonly SeenRequest[]): string[] {
  return seen.map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
}
