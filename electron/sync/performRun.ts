import type { Cycle } from './cycle.ts';
import { problemOf, type SyncProblem } from './deriveStatus.ts';
import { RunIsOver } from './guardedStore.ts';
import type { EngineLog } from './ports/environment.ts';
import type { RemoteFailure } from './ports/remote.ts';
import { refreshFocused } from './pull/refreshFocused.ts';
import { runPull } from './pull/runPull.ts';
import { type PushEnd, runPush } from './push/runPush.ts';
import { aborted, type Failed, type Run } from './run.ts';
import type { Activity } from './syncState.ts';
import { whereOf } from './unexpected.ts';

/** How a run ended. */
export interface RunEnd {
  failed: Failed | null;
  /** What to say of it in the status. */
  problem: SyncProblem;
  needsPull: boolean;
  hasProgressed: boolean;
  /** A pull let edits go first, and is to go on. */
  gaveWay: boolean;
  /** Why a group was put off by a push that otherwise went on: its edits wait. */
  trouble: RemoteFailure | null;
}

/**
 * One run from start to end: recorded, and with every failure as a value, also those that are nobody's answer (a full
 * disk, a bug): they are tried again like any other.
 */
export async function performRun(
  activity: Activity,
  run: Run,
  cycle: Cycle,
  log: EngineLog,
): Promise<RunEnd> {
  let end: RunEnd;
  try {
    end = await work(activity, run);
  } catch (error) {
    if (error instanceof RunIsOver) return runEnd({ failed: aborted });
    log.warn('sync.unexpected', { activity, ...whereOf(error) });
    const outcome = { kind: 'retry', reach: 'request' } as const;
    end = runEnd({ failed: { ok: false, failure: null, outcome } });
  }
  if (run.isOver()) return end;
  try {
    if (activity === 'push') run.store.recoverSending();
  } catch (error) {
    log.warn('sync.unexpected', { activity, ...whereOf(error) });
  }
  cycle.close(wordFor(end));
  return end;
}

function work(activity: Activity, run: Run): Promise<RunEnd> {
  switch (activity) {
    case 'pull':
      return pull(run);
    case 'push':
      return push(run);
    case 'focus':
      return focus(run);
  }
}

async function pull(run: Run): Promise<RunEnd> {
  const answer = await runPull(run);
  if (!answer.ok) return runEnd({ failed: answer });
  return runEnd({ failed: null, gaveWay: answer.value === 'partly' });
}

async function focus(run: Run): Promise<RunEnd> {
  const answer = await refreshFocused(run);
  return answer.ok
    ? runEnd({ failed: null, needsPull: answer.value === 'inDoubt' })
    : runEnd({ failed: answer });
}

async function push(run: Run): Promise<RunEnd> {
  const end: PushEnd = await runPush(run);
  const { needsPull, hasProgressed, refusal, trouble } = end;
  const failed: Failed | null = end.ok
    ? null
    : { ok: false, failure: end.failure, outcome: end.outcome };
  const known = runEnd({ failed, needsPull, hasProgressed, trouble });
  if (known.problem !== null || refusal === null) return known;
  const { status, serverMessage } = refusal;
  return { ...known, problem: { kind: 'refused', status, serverMessage } };
}

function runEnd(end: Partial<RunEnd> & { failed: Failed | null }): RunEnd {
  const failure = end.failed?.failure ?? null;
  const problem = failure === null ? null : problemOf(failure);
  return {
    needsPull: false,
    hasProgressed: true,
    gaveWay: false,
    trouble: null,
    problem,
    ...end,
  };
}

function wordFor({ failed, gaveWay, trouble }: RunEnd): string {
  const failure = failed?.failure ?? trouble;
  if (failure === null) return failed?.outcome.kind ?? (gaveWay ? 'gaveWay' : 'done');
  const { kind, status } = failure;
  return kind === 'http' ? `http ${status ?? 'unknown'}` : kind;
}
