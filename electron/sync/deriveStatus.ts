import type { SyncPhase, SyncStatus } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import type { RemoteFailure } from './ports/remote.ts';
import type { SyncCounts } from './ports/store.ts';
import type { MachineState } from './syncState.ts';

export type SyncProblem = SyncStatus['problem'];
export type SyncProgress = SyncStatus['progress'];

/** The one status, from the machine and from what the store holds (P7). Nothing else may say "up to date". */
export function deriveStatus(facts: {
  machine: MachineState;
  counts: SyncCounts;
  progress: SyncProgress;
  problem: SyncProblem;
}): SyncStatus {
  const { machine, counts } = facts;
  const { waiting, parked, conflicts, quarantined } = counts;
  const phase = phaseOf(machine, counts);
  // A refused edit that was discarded or sent since is a problem no more; a refused pull still is.
  const isRefusalSettled =
    facts.problem?.kind === 'refused' && parked + conflicts === 0 && machine.failures.pull === 0;
  return {
    phase,
    isOfflineByChoice: machine.isOfflineByChoice,
    waiting,
    parked,
    conflicts,
    quarantined,
    progress: machine.activity === null ? null : facts.progress,
    lastSuccessAt: counts.lastPulledAt,
    nextAttemptAt: machine.timerAtMs === null ? null : instantOf(machine.timerAtMs),
    problem: isRefusalSettled || phase === 'upToDate' ? null : facts.problem,
  };
}

function phaseOf({ mode }: MachineState, counts: SyncCounts): SyncPhase {
  switch (mode.name) {
    case 'paused':
      return mode.reason === 'user' ? 'paused' : mode.reason;
    case 'idle':
      return idlePhase(counts);
    case 'offline':
    case 'pulling':
    case 'pushing':
    case 'backingOff':
    case 'stopping':
      return mode.name;
  }
}

function idlePhase({
  waiting,
  parked,
  conflicts,
  quarantined,
  lastPulledAt,
}: SyncCounts): SyncPhase {
  if (parked + conflicts + quarantined > 0) return 'needsAttention';
  if (waiting > 0) return 'waiting';
  return lastPulledAt === null ? 'neverSynced' : 'upToDate';
}

/** A failure in the words of the status; null for one that is no problem (we gave up ourselves). */
export function problemOf(failure: RemoteFailure): SyncProblem {
  const kind = problemKind(failure);
  if (kind === null) return null;
  return { kind, status: failure.status, serverMessage: failure.serverMessage };
}

function problemKind({ kind, status }: RemoteFailure): NonNullable<SyncProblem>['kind'] | null {
  if (kind === 'aborted') return null;
  if (kind !== 'http') return kind;
  if (status === 401) return 'signedOut';
  if (status === 429) return 'rateLimited';
  if (status === 407) return 'network';
  if (status === null || status < 400) return 'unreadable';
  return status >= 500 || status === 408 ? 'server' : 'refused';
}
