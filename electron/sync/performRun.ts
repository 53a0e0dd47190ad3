import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { countRequests } from './countRequests.ts';
import { problemOf, type SyncProblem } from './deriveStatus.ts';
import type { EngineLog } from './ports/environment.ts';
import { runPull } from './pull/runPull.ts';
import { type PushEnd, runPush } from './push/runPush.ts';
import type { Failed, Run } from './run.ts';
import type { Activity } from './syncState.ts';

/** How a pull or a push ended. */
export interface RunEnd {
  failed: Failed | null;
  /** What to say of it in the status. */
  problem: SyncProblem;
  needsPull: boolean;
  hasProgressed: boolean;
}

/**
 * One pull or push from start to end: counted, recorded, and with every failure as a value, also those that are
 * nobody's answer (a full disk, a bug): they are tried again like any other.
 */
export async function performRun(activity: Activity, run: Run, log: EngineLog): Promise<RunEnd> {
  const { store, clock } = run;
  const startedAt = clock.now();
  const startedAtMs = clock.nowMs();
  const counted = countRequests(run.remote);
  let end: RunEnd;
  try {
    const countedRun = { ...run, remote: counted.remote };
    end = await (activity === 'pull' ? pull(countedRun) : push(countedRun));
  } catch (error) {
    log.warn('sync.unexpected', { activity, ...whereOf(error) });
    const outcome = { kind: 'retry', reach: 'request' } as const;
    end = runEnd({ failed: { ok: false, failure: null, outcome } });
  }
  if (run.isOver()) return end;
  const record: CycleRecord = {
    startedAt,
    durationMs: Math.max(0, clock.nowMs() - startedAtMs),
    kind: activity,
    outcome: wordFor(end.failed),
    requests: counted.requests(),
    ...run.tally,
  };
  log.info('sync.cycle', { ...record });
  try {
    if (activity === 'push') store.recoverSending();
    if (record.requests > 0) store.recordCycle(record);
  } catch (error) {
    log.warn('sync.unexpected', { activity, ...whereOf(error) });
  }
  return end;
}

async function pull(run: Run): Promise<RunEnd> {
  const answer = await runPull(run);
  return runEnd({ failed: answer.ok ? null : answer });
}

async function push(run: Run): Promise<RunEnd> {
  const end: PushEnd = await runPush(run);
  const { needsPull, hasProgressed, refusal } = end;
  const failed: Failed | null = end.ok
    ? null
    : { ok: false, failure: end.failure, outcome: end.outcome };
  const known = runEnd({ failed, needsPull, hasProgressed });
  if (known.problem !== null || refusal === null) return known;
  const { status, serverMessage } = refusal;
  return { ...known, problem: { kind: 'refused', status, serverMessage } };
}

function runEnd(end: Partial<RunEnd> & { failed: Failed | null }): RunEnd {
  const failure = end.failed?.failure ?? null;
  const problem = failure === null ? null : problemOf(failure);
  return { needsPull: false, hasProgressed: true, problem, ...end };
}

function wordFor(failed: Failed | null): string {
  if (failed === null) return 'done';
  if (failed.failure === null) return failed.outcome.kind;
  const { kind, status } = failed.failure;
  return kind === 'http' ? `http ${status ?? 'unknown'}` : kind;
}

/** What a log may hold of an unexpected error: its name and place, never its words, which may quote members. */
function whereOf(error: unknown): { error: string; place: string } {
  if (!(error instanceof Error)) return { error: typeof error, place: '' };
  return { error: error.name, place: error.stack?.split('\n')[1]?.trim() ?? '' };
}
