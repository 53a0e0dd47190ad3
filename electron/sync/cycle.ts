import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import type { EngineLog } from './ports/environment.ts';
import type { Run } from './run.ts';
import type { Activity } from './syncState.ts';
import { whereOf } from './unexpected.ts';

/** One line of `sync.log` in the making. */
export interface Cycle {
  /** Records what was done until now, under this word. Only the first call counts. */
  close(outcome: string): void;
}

/** Begins to count what a run does. A run that sent nothing is not recorded. */
export function openCycle(
  activity: Activity,
  { store, remote, clock, tally }: Pick<Run, 'store' | 'remote' | 'clock' | 'tally'>,
  log: EngineLog,
): Cycle {
  const startedAt = clock.now();
  const startedAtMs = clock.nowMs();
  const before = remote.traffic();
  let isOpen = true;
  return {
    close(outcome) {
      if (!isOpen) return;
      isOpen = false;
      const after = remote.traffic();
      const { isIncremental, ...moved } = tally;
      const record: CycleRecord = {
        startedAt,
        durationMs: Math.max(0, clock.nowMs() - startedAtMs),
        kind: activity === 'push' ? 'push' : 'pull',
        outcome,
        requests: after.requests - before.requests,
        bytesSent: after.bytesSent - before.bytesSent,
        bytesReceived: after.bytesReceived - before.bytesReceived,
        ...moved,
        ...(isIncremental ? { isIncremental } : {}),
      };
      log.info('sync.cycle', { ...record, isIncremental });
      if (record.requests === 0) return;
      try {
        store.recordCycle(record);
      } catch (error) {
        log.warn('sync.unexpected', { activity, ...whereOf(error) });
      }
    },
  };
}
