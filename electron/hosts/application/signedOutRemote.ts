import {
  noCredentials,
  type RemoteFailure,
  type RemoteGroups,
  type RemoteResult,
} from '#electron/sync/ports/remote.ts';
import type { Capabilities } from '#shared/domain/capabilities.ts';

const failure: RemoteFailure = {
  kind: 'http',
  status: 401,
  retryAfterMs: null,
  serverMessage: null,
  serverCode: noCredentials,
};

/**
 * Stands in while no credentials are held (after a restart where there is no keychain): every request is answered
 * as the server would, so the engine pauses as signed out, keeps the queue, and asks for a sign-in.
 */
export function createSignedOutRemote(capabilities: Capabilities): RemoteGroups {
  const refuse = (): Promise<RemoteResult<never>> => Promise.resolve({ ok: false, failure });
  return {
    capabilities,
    // Nothing leaves this computer.
    traffic: () => ({ requests: 0, bytesSent: 0, bytesReceived: 0 }),
    verify: refuse,
    whoAmI: refuse,
    readChanges: refuse,
    createPerson: refuse,
    listPeople: refuse,
    listGroups: refuse,
    getGroup: refuse,
    createGroup: refuse,
    updateGroup: refuse,
    deleteGroup: refuse,
    addMembers: refuse,
    removeMembers: refuse,
    setAdmin: refuse,
  };
}
