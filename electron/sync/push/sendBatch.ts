import type { PersonId } from '#shared/domain/ids.ts';
import { classifyResponse, type Outcome } from '../classifyResponse.ts';
import { storedFailure } from '../lane/endLane.ts';
import type { WriteOperation } from '../lane/nextBatch.ts';
import { splitRefused } from '../lane/splitRefused.ts';
import type { RemoteFailure, RemoteGroupSummary } from '../ports/remote.ts';
import type { StoredFailure } from '../ports/store.ts';
import type { Run } from '../run.ts';
import { sendOperation, type Target } from './sendOperation.ts';

/**
 * How far a group's requests came.
 * - `sent`: all went out; `refused` are people the server would not take, each with its words.
 * - `refused`: the server refuses this request, so nothing more of the group is sent.
 * - `missing`: the server says there is no such group, or no such person: which of them, only reading tells.
 * - `failed`: no usable answer, or nothing may be sent at all.
 */
export type BatchEnd =
  | { kind: 'sent'; refused: ReadonlyMap<PersonId, StoredFailure> }
  | { kind: 'refused'; failure: RemoteFailure; operation: WriteOperation }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: RemoteFailure | null; outcome: Outcome };

export interface BatchOptions {
  target: Target;
  operations: readonly WriteOperation[];
  /** People who are refused without asking. */
  unsendable: ReadonlyMap<PersonId, StoredFailure>;
  /** The group was read after a 404, and is there: so 404 is about people. */
  isKnownThere: boolean;
  /** The server has made the group: what it says of it. */
  onCreated(made: RemoteGroupSummary): void;
}

/** Sends a group's requests in order. A refused request about many people is split until the guilty ones are found. */
export async function sendBatch(
  run: Run,
  { target, operations, unsendable, isKnownThere, onCreated }: BatchOptions,
): Promise<BatchEnd> {
  const queue = [...operations];
  const refused = new Map(unsendable);
  let { remoteId } = target;
  for (let operation = queue.shift(); operation !== undefined; operation = queue.shift()) {
    if (run.signal.aborted) return aborted;
    const result = await sendOperation(run.remote, { ...target, remoteId }, operation, run.signal);
    if (result.ok) {
      if (operation.kind === 'createGroup' && result.value !== null && !run.isOver()) {
        // Kept even when this run is being ended: it cannot be asked for again.
        remoteId = result.value.remoteId;
        onCreated(result.value);
        queue.unshift(...correction(operation, result.value));
      }
      if (run.signal.aborted) return aborted;
      continue;
    }
    if (run.signal.aborted) return aborted;
    const { failure } = result;
    const outcome = classifyResponse(failure, operation.kind);
    if (outcome.kind === 'alreadyDone') continue;
    if (outcome.kind !== 'park') return { kind: 'failed', failure, outcome };
    if (isMissing(failure) && operation.kind !== 'createGroup' && !isKnownThere) {
      return { kind: 'missing' };
    }
    if (!('people' in operation) || failure.status === 403) {
      return { kind: 'refused', failure, operation };
    }
    const halves = splitRefused(operation);
    if (halves !== null) queue.unshift(...halves);
    else for (const { personId } of operation.people) refused.set(personId, storedFailure(failure));
  }
  return { kind: 'sent', refused };
}

const aborted: BatchEnd = { kind: 'failed', failure: null, outcome: { kind: 'aborted' } };

function isMissing({ status }: RemoteFailure): boolean {
  return status === 404 || status === 410;
}

/** A server that remembers our first try by its key answers with that, although the fields were edited since. */
function correction(
  sent: Extract<WriteOperation, { kind: 'createGroup' }>,
  made: { name: string; description: string | null },
): WriteOperation[] {
  const changes: { name?: string; description?: string | null } = {};
  if (made.name !== sent.name) changes.name = sent.name;
  if (made.description !== sent.description) changes.description = sent.description;
  return Object.keys(changes).length === 0 ? [] : [{ kind: 'updateGroup', changes }];
}
