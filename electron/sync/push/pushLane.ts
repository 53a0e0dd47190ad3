import type { GroupId } from '#shared/domain/ids.ts';
import type { Outcome } from '../classifyResponse.ts';
import { acknowledge, park, postpone, putBack, storedFailure } from '../lane/endLane.ts';
import type { RemoteFailure, RemoteGroupSummary } from '../ports/remote.ts';
import type { Lane, LaneChange, StoredFailure } from '../ports/store.ts';
import type { Failed, Run } from '../run.ts';
import { isForOneRequest } from './isForOneRequest.ts';
import { type BatchEnd, sendBatch } from './sendBatch.ts';
import { readBack, readServerCopy } from './serverCopy.ts';
import { takeBatch } from './takeBatch.ts';

/**
 * How one group's push ended.
 * - `done`: it is as the server has it, or the user has to decide; `needsPull`: it could not be read back.
 * - `postponed`: this group has trouble of its own and waits; others may go on.
 * - `failed`: nothing more can be sent now.
 */
export type LaneEnd =
  | { kind: 'done'; refusal: StoredFailure | null; needsPull: boolean }
  | { kind: 'postponed'; failure: RemoteFailure | null; outcome: Outcome }
  | { kind: 'failed'; failure: RemoteFailure | null; outcome: Outcome; needsPull: boolean };

/** Read, take, send; again when an answer leaves open what is there. */
const roundsAtMost = 3;

const unclear: Failed = { ok: false, failure: null, outcome: { kind: 'unknownOutcome' } };

/** Brings one group's edits to the server. Returns null when there is no such group here any more. */
export async function pushLane(run: Run, groupId: GroupId): Promise<LaneEnd | null> {
  let isKnownThere = false;
  for (let round = 1; round <= roundsAtMost; round += 1) {
    const lane = run.store.readLane(groupId);
    if (lane === null) return null;
    const copy = await readServerCopy(run, lane);
    if (!copy.ok) return giveUp(run, groupId, copy);
    const batch = takeBatch(run, groupId, copy.value);
    if (batch === null) return { kind: 'done', refusal: null, needsPull: false };

    const end = await sendBatch(run, {
      ...batch,
      isKnownThere,
      onCreated: (made) => keepMade(run, groupId, made),
    });
    if (end.kind === 'failed') return giveUp(run, groupId, { ok: false, ...end });
    if (end.kind === 'sent') {
      run.tally.editsSent += batch.rows.length;
      change(run, groupId, (current) => acknowledge(current, end.refused, batch.overflow));
      return finish(run, groupId, [...end.refused.values()][0] ?? null);
    }
    if (end.kind === 'refused' && (round > 1 || !mayExistAlready(run, end))) {
      const refusal = storedFailure(end.failure);
      const isNotThere = end.operation.kind === 'createGroup';
      change(run, groupId, (current) => park(current, refusal, { isNotThere }));
      return finish(run, groupId, refusal);
    }
    // "No such group" and "exists already" are answered by reading, which the next round begins with.
    isKnownThere = true;
  }
  return giveUp(run, groupId, unclear);
}

/**
 * The answer to a create is the first copy there is of the group, nobody in it yet. From here on it is known to have been
 * there: where it is missing later, somebody has deleted it, and that is a question (P3), no reason to make it again.
 * No row is done by it: the rest of the batch is on its way.
 */
function keepMade({ store, clock }: Run, groupId: GroupId, made: RemoteGroupSummary): void {
  const { remoteId } = made;
  const copy = { ...made, members: [] };
  store.changeLane(groupId, copy, (_, state = null) => ({ base: state, remoteId }), clock.now());
}

/** Where we choose the id, a refused create may mean that an earlier try has gone through, and reading tells. */
function mayExistAlready(
  { remote }: Run,
  { operation }: Extract<BatchEnd, { kind: 'refused' }>,
): boolean {
  return remote.capabilities.clientChosenGroupIds && operation.kind === 'createGroup';
}

/** Reads the group back; when that fails, its acknowledged rows stay until the next pull has it. */
async function finish(run: Run, groupId: GroupId, refusal: StoredFailure | null): Promise<LaneEnd> {
  const back = await readBack(run, groupId);
  if (back.ok || isForOneRequest(back.outcome)) {
    return { kind: 'done', refusal, needsPull: !back.ok };
  }
  return { kind: 'failed', failure: back.failure, outcome: back.outcome, needsPull: true };
}

/** Nothing more of this group now. What becomes of its rows depends on whose trouble it is. */
function giveUp(run: Run, groupId: GroupId, { failure, outcome }: Failed): LaneEnd {
  const words = failure === null ? null : storedFailure(failure);
  if (outcome.kind === 'aborted') {
    // The rows stay `sending` until the engine has seen the end of this run: the store may be closed by now.
    return { kind: 'failed', failure, outcome, needsPull: false };
  }
  if (outcome.kind === 'park' && words !== null) {
    change(run, groupId, (lane) => park(lane, words, { isNotThere: false }));
    return { kind: 'done', refusal: words, needsPull: false };
  }
  if (isForOneRequest(outcome)) {
    const surroundings = { nowMs: run.clock.nowMs(), chance: run.random() };
    change(run, groupId, (lane) => postpone(lane, words, surroundings));
    return { kind: 'postponed', failure, outcome };
  }
  change(run, groupId, (lane) => putBack(lane, words));
  return { kind: 'failed', failure, outcome, needsPull: false };
}

function change(run: Run, groupId: GroupId, decide: (lane: Lane) => LaneChange): void {
  run.store.changeLane(groupId, undefined, decide, run.clock.now());
}
