import { createRemote } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { StreamCredentials } from '#shared/domain/workspace.ts';
import { type Answer, type SeenRequest, scriptedFetch } from './scriptedFetch.ts';

export const serverCredentials: StreamCredentials = {
  kind: 'server',
  apiKey: 'key-12345678',
  apiSecret: 'app-secret-abcdefgh',
};

/** A Stream adapter whose server answers from a list. */
export function streamOver(...answers: Answer[]): {
  remote: RemoteGroups;
  seen: readonly SeenRequest[];
} {
  return streamAs(serverCredentials, ...answers);
}

export function streamAs(
  credentials: StreamCredentials,
  ...answers: Answer[]
): { remote: RemoteGroups; seen: readonly SeenRequest[] } {
  return connect(credentials, null, answers);
}

/** A Stream adapter for one team. */
export function streamOfTeam(
  team: string,
  credentials: StreamCredentials,
  ...answers: Answer[]
): { remote: RemoteGroups; seen: readonly SeenRequest[] } {
  return connect(credentials, team, answers);
}

function connect(credentials: StreamCredentials, scopeId: string | null, answers: Answer[]) {
  const { fetch, seen } = scriptedFetch(...answers);
  const remote = createRemote({
    provider: 'stream',
    scopeId,
    baseUrl: 'https://chat.example.org/',
    credentials,
    fetch,
    nowMs: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  return { remote, seen };
}

/** The value of a result that has to be one. */
export function valueIn<Value>(result: RemoteResult<Value>): Value {
  if (!result.ok) {
    throw new Error(`Failed: ${JSON.stringify(result.failure)}`);
  }
  return result.value;
}
