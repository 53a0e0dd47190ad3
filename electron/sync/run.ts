import type { GroupId } from '#shared/domain/ids.ts';
import { classifyResponse, type Outcome, type RemoteOperation } from './classifyResponse.ts';
import type { SyncProgress } from './deriveStatus.ts';
import type { Freshness } from './freshness.ts';
import type { Clock, Random } from './ports/environment.ts';
import type { RemoteFailure, RemoteGroups, RemoteResult } from './ports/remote.ts';
import type { SyncStore } from './ports/store.ts';
import type { KeptReads } from './pull/keptReads.ts';
/** What one run works with. */
export interface Run {
  store: SyncStore;
  remote: RemoteGroups;
  clock: Clock;
  random: Random;
  /** Aborted when this run is to end: going offline, a pause, shutdown. */
  signal: AbortSignal;
  /** True once the engine has stopped: from then on the store may be closed and is left alone. */
  isOver(): boolean;
  /** Edits wait: a pull ends at the next place where it can be taken up again. */
  shouldGiveWay(): boolean;
  report(progress: SyncProgress): void;
  /** The group on the screen when the run began: a pull begins with it. */
  focused: GroupId | null;
  freshness: Freshness;
  kept: KeptReads;
  tally: Tally;
}

/** What a run has moved so far. */
export interface Tally {
  people: number;
  groups: number;
  memberships: number;
  editsSent: number;
  /** It read only what had changed. */
  isIncremental: boolean;
}

/** A failed request, with what it asks of us. `failure` is null when the cause was not the server. */
export interface Failed {
  ok: false;
  failure: RemoteFailure | null;
  outcome: Outcome;
}

export type Answer<Value> = { ok: true; value: Value } | Failed;

export const aborted: Failed = { ok: false, failure: null, outcome: { kind: 'aborted' } };

/** Asks the server once. After the answer, whether this run is still wanted is checked before anything is done with it. */
export async function ask<Value>(
  run: Run,
  operation: RemoteOperation,
  request: (remote: RemoteGroups, signal: AbortSignal) => Promise<RemoteResult<Value>>,
): Promise<Answer<Value>> {
  if (run.signal.aborted) return aborted;
  const result = await request(run.remote, run.signal);
  if (run.signal.aborted) return aborted;
  if (result.ok) return result;
  const { failure } = result;
  return { ok: false, failure, outcome: classifyResponse(failure, operation) };
}
