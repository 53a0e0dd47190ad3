import type { RemoteFailure } from './ports/remote.ts';

/** What was asked of the server. */
export type RemoteOperation =
  | 'whoAmI'
  | 'listPeople'
  | 'listGroups'
  | 'getGroup'
  | 'readChanges'
  | 'createPerson'
  | 'createGroup'
  | 'updateGroup'
  | 'deleteGroup'
  | 'addMembers'
  | 'removeMembers'
  | 'setAdmin';

/**
 * What a failed request asks of the engine. The set is closed:
 * - `retry`: try again for ever, backing off. `connection`: nothing gets through, so nothing else is tried
 *   meanwhile. `request`: this request failed; others may well succeed.
 * - `pauseProvider`: send nothing at all until then (null: the server did not say how long; back off).
 * - `signedOut`, `updateRequired`: pause until somebody acts; the queue is kept.
 * - `park`: the server refuses. The rows stay with its words, and the user decides.
 * - `alreadyDone`: the server's copy is as wanted already.
 * - `gone`: the server has no such group.
 * - `unknownOutcome`: it may have been applied. Read back before sending again.
 * - `aborted`: we gave up ourselves. Nothing is concluded from it.
 */
export type Outcome =
  | { kind: 'retry'; reach: 'connection' | 'request' }
  | { kind: 'pauseProvider'; retryAfterMs: number | null }
  | { kind: 'signedOut' }
  | { kind: 'updateRequired' }
  | { kind: 'park' }
  | { kind: 'alreadyDone' }
  | { kind: 'gone' }
  | { kind: 'unknownOutcome' }
  | { kind: 'aborted' };

const retryConnection = { kind: 'retry', reach: 'connection' } as const;
const retryRequest = { kind: 'retry', reach: 'request' } as const;

/** The answer table of the sync engine: one outcome for every failure of every operation. */
export function classifyResponse(failure: RemoteFailure, operation: RemoteOperation): Outcome {
  switch (failure.kind) {
    case 'aborted':
      return { kind: 'aborted' };
    case 'network':
      return retryConnection;
    case 'timeout':
      return retryRequest;
    case 'unreadable':
      return { kind: 'unknownOutcome' };
    case 'http':
      return classifyStatus(failure, operation);
  }
}

function classifyStatus(
  { status, retryAfterMs }: RemoteFailure,
  operation: RemoteOperation,
): Outcome {
  switch (status) {
    case 401:
      return { kind: 'signedOut' };
    case 404:
    case 410:
      return classifyMissing(operation);
    // The answer of a proxy on the way, not of the server: it says nothing about the edit.
    case 407:
      return retryConnection;
    case 408:
      return retryRequest;
    case 426:
      return { kind: 'updateRequired' };
    case 429:
      return { kind: 'pauseProvider', retryAfterMs };
  }
  if (status !== null && status >= 500) return retryRequest;
  if (status !== null && status >= 400) return { kind: 'park' };
  // A redirect or another oddity: no refusal, and no word on whether it was applied.
  return { kind: 'unknownOutcome' };
}

function classifyMissing(operation: RemoteOperation): Outcome {
  if (operation === 'deleteGroup' || operation === 'removeMembers') return { kind: 'alreadyDone' };
  return operation === 'getGroup' ? { kind: 'gone' } : { kind: 'park' };
}
