import type { SyncEngine } from '#electron/sync/syncEngine.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { type ManualClock, settle } from '#test/fakes/manualClock.ts';

/** Lets time pass until an engine has nothing left to do, or fails after an hour of it. */
export async function comeToRest(
  engine: () => SyncEngine,
  clock: ManualClock,
): Promise<SyncStatus> {
  for (let minute = 0; minute < 60; minute += 1) {
    await settle();
    const status = engine().status();
    const isWorking = status.progress !== null || ['pulling', 'pushing'].includes(status.phase);
    const isWaiting =
      ['waiting', 'backingOff', 'neverSynced'].includes(status.phase) ||
      (status.phase === 'needsAttention' && status.waiting > 0);
    if (!isWorking && !isWaiting) return status;
    await clock.advance(Math.min(60_000, Math.max(1, clock.nextTimerInMs() ?? 60_000)));
  }
  throw new Error(`No rest: ${JSON.stringify(engine().status())}`);
}
