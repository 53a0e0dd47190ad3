import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { StreamCredentials } from '#shared/domain/workspace.ts';
import type { Adapter, AdapterOptions } from '../createRemote.ts';
import { refused } from '../errors.ts';
import { createHttpClient } from '../http.ts';
import { createStreamIdentity, streamSecrets } from './authorize.ts';
import { readStreamError } from './streamError.ts';
import { createStreamReads } from './streamReads.ts';
import { createStreamWrites } from './streamWrites.ts';

/** The adapter for Stream's user groups, path family A (`/usergroups`, dates as RFC 3339 text). */
export const streamAdapter: Adapter<StreamCredentials> = {
  connect: connectStream,
  listScopes: () => Promise.resolve({ ok: true, value: [] }),
};

function connectStream(options: AdapterOptions<StreamCredentials>): RemoteGroups {
  const client = createHttpClient({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    nowMs: options.nowMs,
    authorize: createStreamIdentity(options.credentials),
    secrets: streamSecrets(options.credentials),
    readError: readStreamError,
  });
  return {
    capabilities: capabilitiesByProvider.stream,
    traffic: client.traffic,
    whoAmI: () => Promise.resolve({ ok: true, value: null }),
    readChanges: () => Promise.resolve({ ok: true, value: { kind: 'expired' } }),
    createPerson: () =>
      Promise.resolve({
        ok: false,
        failure: refused(400, { message: null, code: 'notSupported' }, null, (text) => text),
      }),
    ...createStreamReads(client),
    ...createStreamWrites(client),
  };
}
