import type { WriteOperation } from '../lane/nextBatch.ts';
import type { RemoteGroupSummary, RemoteGroups, RemoteResult } from '../ports/remote.ts';

/** Where a request goes, and what makes sending a create again harmless. */
export interface Target {
  remoteId: string;
  idempotencyKey: string;
}

/** Sends one request. The value is the group's summary for a create, null for everything else. */
export function sendOperation(
  remote: RemoteGroups,
  { remoteId, idempotencyKey }: Target,
  operation: WriteOperation,
  signal: AbortSignal,
): Promise<RemoteResult<RemoteGroupSummary | null>> {
  switch (operation.kind) {
    case 'createGroup': {
      const { name, description } = operation;
      return remote.createGroup({ clientId: remoteId, name, description, idempotencyKey }, signal);
    }
    case 'updateGroup':
      return remote.updateGroup(remoteId, operation.changes, signal);
    case 'deleteGroup':
      return remote.deleteGroup(remoteId, signal);
    case 'addMembers':
      return remote.addMembers(remoteId, keysOf(operation), operation.isAdmin, signal);
    case 'removeMembers':
      return remote.removeMembers(remoteId, keysOf(operation), signal);
    case 'setAdmin':
      return remote.setAdmin(remoteId, keysOf(operation), operation.isAdmin, signal);
  }
}

const keysOf = ({ people }: { people: readonly { memberKey: string }[] }) =>
  people.map(({ memberKey }) => memberKey);
