import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { ApiKeyCredentials } from '#shared/domain/workspace.ts';
import type { Adapter, AdapterOptions } from '../createRemote.ts';
import { createHttpClient } from '../http.ts';
import { membersDevIdentity, membersDevSecrets } from './authorize.ts';
import { createUser } from './createUser.ts';
import { readMembersDevError } from './membersDevError.ts';
import { createMembersDevReads } from './membersDevReads.ts';
import { createMembersDevWrites } from './membersDevWrites.ts';
import { notSupported } from './notSupported.ts';

/** The adapter for Members.dev's users and user groups; a key is for one account, which is the whole workspace. */
export const membersDevAdapter: Adapter<ApiKeyCredentials> = {
  connect: connectMembersDev,
  listScopes: () => Promise.resolve({ ok: true, value: [] }),
};

function connectMembersDev(options: AdapterOptions<ApiKeyCredentials>): RemoteGroups {
  const client = createHttpClient({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    nowMs: options.nowMs,
    authorize: () => Promise.resolve(membersDevIdentity(options.credentials)),
    secrets: membersDevSecrets(options.credentials),
    readError: readMembersDevError,
  });
  return {
    capabilities: capabilitiesByProvider.membersDev,
    traffic: client.traffic,
    whoAmI: () => Promise.resolve({ ok: true, value: null }),
    readChanges: () => Promise.resolve({ ok: true, value: { kind: 'expired' } }),
    createPerson: (person, signal) => createUser(client, person, signal),
    setAdmin: () => Promise.resolve(notSupported()),
    ...createMembersDevReads(client),
    ...createMembersDevWrites(client),
  };
}
