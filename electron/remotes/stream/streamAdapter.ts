import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { StreamCredentials } from '#shared/domain/workspace.ts';
import type { AccountOptions, Adapter, AdapterOptions } from '../createRemote.ts';
import { createHttpClient, type HttpClient } from '../http.ts';
import { createStreamIdentity, streamSecrets } from './authorize.ts';
import { createPersonWriter } from './createPerson.ts';
import { listTeams } from './listTeams.ts';
import { readStreamError } from './streamError.ts';
import { createStreamReads } from './streamReads.ts';
import { createStreamWrites } from './streamWrites.ts';
import { createWhoAmI } from './whoAmI.ts';

/** The adapter for Stream's user groups, path family A (`/usergroups`, dates as RFC 3339 text). A scope is a team. */
export const streamAdapter: Adapter<StreamCredentials> = {
  connect: connectStream,
  listScopes: (options, signal) => listTeams(openClient(options), signal),
};

function connectStream(options: AdapterOptions<StreamCredentials>): RemoteGroups {
  const client = openClient(options);
  const team = options.scopeId;
  return {
    capabilities: capabilitiesByProvider.stream,
    traffic: client.traffic,
    whoAmI: createWhoAmI(client, options.credentials, team),
    readChanges: () => Promise.resolve({ ok: true, value: { kind: 'expired' } }),
    createPerson: createPersonWriter(client, team),
    ...createStreamReads(client, team),
    ...createStreamWrites(client, team),
  };
}

function openClient(options: AccountOptions<StreamCredentials>): HttpClient {
  return createHttpClient({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    nowMs: options.nowMs,
    authorize: createStreamIdentity(options.credentials),
    secrets: streamSecrets(options.credentials),
    readError: readStreamError,
  });
}
