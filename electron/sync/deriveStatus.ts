import type { SyncPhase, SyncStatus } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import { nextAttemptAtMs } from './chooseEffects.ts';
import { noCredentials, type RemoteFailure } from './ports/remote.ts';
import type { SyncCounts } from './ports/store.ts';
import type { MachineState, Work } from './syncState.ts';

export type SyncProblem = SyncStatus['problem'];
export type SyncProgress = SyncStatus['progress'];

/** The one status, from the machine and from what the store holds (P7). Nothing else may say "up to date". */
export function deriveStatus(facts: {
  machine: MachineState;
  counts: SyncCounts;
  /** False: the store could not be read just now, and these are the counts from before. */
  countsAreCurrent?: boolean;
  progress: SyncProgress;
  problem: SyncProblem;
}): SyncStatus {
  const { machine, counts, countsAreCurrent = true } = facts;
  const { waiting, parked, conflicts, quarantined } = counts;
  const known = phaseOf(machine, counts);
  const phase = known === 'upToDate' && !countsAreCurrent ? 'needsAttention' : known;
  const nextAtMs = nextAttemptAtMs(machine);
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
    progress: machine.activity === null ? null : atMostTotal(facts.progress),
    lastSuccessAt: counts.lastPulledAt,
    nextAttemptAt: nextAtMs === null ? null : instantOf(nextAtMs),
    problem: isRefusalSettled || phase === 'upToDate' ? null : facts.problem,
  };
}

/**
 * What to say of the last attempts: the push's problem before the pull's, and neither once what failed has worked since
 * or is wanted no more. What was refused stays said for as long as it is there (see `deriveStatus`).
 */
export function chooseProblem(
  { failures, isSignedOut, isUpdateRequired }: MachineState,
  problems: Readonly<Record<Work, SyncProblem>>,
): SyncProblem {
  const matters = (work: Work) =>
    failures[work] > 0 || isSignedOut || isUpdateRequired || problems[work]?.kind === 'refused';
  if (matters('push') && problems.push !== null) return problems.push;
  return matters('pull') ? problems.pull : null;
}

/** Edits made while others are sent are sent along, and are more than there were. */
function atMostTotal(progress: SyncProgress): SyncProgress {
  if (progress === null || progress.total === null) return progress;
  return { ...progress, total: Math.max(progress.total, progress.done) };
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
  if (kind === 'noCredentials') return { kind, status: null, serverMessage: null };
  return { kind, status: failure.status, serverMessage: failure.serverMessage };
}

function problemKind({
  kind,
  status,
  serverCode,
}: RemoteFailure): NonNullable<SyncProblem>['kind'] | null {
  if (kind === 'aborted') return null;
  if (kind !== 'http') return kind;
  if (status === 401) return serverCode === noCredentials ? 'noCredentials' : 'signedOut';
  if (status === 429) return 'rateLimited';
  if (status === 407) return 'network';
  if (status === null || status < 400) return 'unreadable';
  return status >= 500 || status === 408 ? 'server' : 'refused';
}
