import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { ApiKeyCredentials } from '#shared/domain/workspace.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { failed } from '../answerBody.ts';
import type { AccountOptions, Adapter, AdapterOptions } from '../createRemote.ts';
import { refused } from '../errors.ts';
import { createHttpClient, type HttpClient } from '../http.ts';
import { authorizeWorkos, workosSecrets } from './authorize.ts';
import { listOrganizations } from './listOrganizations.ts';
import { createOrganization } from './organization.ts';
import { createReadChanges } from './readChanges.ts';
import { readWorkosError } from './workosError.ts';
import { createWorkosReads } from './workosReads.ts';
import { createWorkosWrites } from './workosWrites.ts';

/** The adapter for the groups of one WorkOS organization. */
export const workosAdapter: Adapter<ApiKeyCredentials> = {
  connect: connectWorkos,
  listScopes: (options, signal) => listOrganizations(clientFor(options), signal),
};

function connectWorkos(options: AdapterOptions<ApiKeyCredentials>): RemoteGroups {
  if (options.scopeId === null) {
    throw new MusterError('invalidRequest', 'Choose the organisation this workspace is about.');
  }
  const client = clientFor(options);
  const organization = createOrganization(client, options.scopeId);
  return {
    capabilities: capabilitiesByProvider.workos,
    traffic: client.traffic,
    whoAmI: () => Promise.resolve({ ok: true, value: null }),
    // A user would have to be made and to be invited, with an e-mail going out: not a roster's business.
    createPerson: () =>
      Promise.resolve(
        failed(refused(400, { message: null, code: 'notSupported' }, null, (text) => text)),
      ),
    readChanges: createReadChanges(client, organization, options.nowMs),
    ...createWorkosReads(client, organization),
    ...createWorkosWrites(client, organization),
  };
}

function clientFor(options: AccountOptions<ApiKeyCredentials>): HttpClient {
  return createHttpClient({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    nowMs: options.nowMs,
    authorize: authorizeWorkos(options.credentials),
    secrets: workosSecrets(options.credentials),
    readError: readWorkosError,
  });
}
