import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { RemoteOptions } from '../createRemote.ts';
import { createHttpClient } from '../http.ts';
import { createStreamIdentity, streamSecrets } from './authorize.ts';
import { readStreamError } from './streamError.ts';
import { createStreamReads } from './streamReads.ts';
import { createStreamWrites } from './streamWrites.ts';

/** The adapter for Stream's user groups, path family A (`/usergroups`, dates as RFC 3339 text). */
export function createStreamRemote(options: Omit<RemoteOptions, 'provider'>): RemoteGroups {
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
    ...createStreamReads(client),
    ...createStreamWrites(client),
  };
}
