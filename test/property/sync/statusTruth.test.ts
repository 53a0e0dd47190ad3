import { expect, it } from 'vitest';
import { deriveStatus } from '#electron/sync/deriveStatus.ts';
import type { SyncCounts } from '#electron/sync/ports/store.ts';
import type { MachineState } from '#electron/sync/syncState.ts';
import { instantOf } from '#shared/domain/time.ts';
import { walkEveryState } from './machineWalk.ts';

const settled: SyncCounts = {
  waiting: 0,
  parked: 0,
  conflicts: 0,
  quarantined: 0,
  lastPulledAt: instantOf(1_000),
};
/** Nothing open, one thing open, all of it. */
const allCounts: SyncCounts[] = [
  settled,
  { ...settled, waiting: 1 },
  { ...settled, parked: 1 },
  { ...settled, conflicts: 1 },
  { ...settled, quarantined: 1 },
  { ...settled, lastPulledAt: null },
  { waiting: 2, parked: 1, conflicts: 1, quarantined: 1, lastPulledAt: null },
];

const problem = { kind: 'network', status: null, serverMessage: null } as const;

/** Longer than any wait of these walks: a pull's interval, a backoff, the rate limit in them. */
const longestWaitMs = 6 * 60_000;

function isSettled(machine: MachineState, counts: SyncCounts): boolean {
  const { waiting, parked, conflicts, quarantined, lastPulledAt } = counts;
  const isOpen = waiting + parked + conflicts + quarantined > 0 || lastPulledAt === null;
  const hasFailed = machine.failures.pull + machine.failures.push > 0;
  return !isOpen && !hasFailed && machine.activity === null && !isHalted(machine);
}

function isHalted(machine: MachineState): boolean {
  const { hasNetwork, isOfflineByChoice, isPausedByUser, isSignedOut, isUpdateRequired } = machine;
  const isOffline = !hasNetwork || isOfflineByChoice;
  return isOffline || isPausedByUser || isSignedOut || isUpdateRequired || machine.isStopping;
}

it('[P7] [P8] in every reachable state and whatever the store holds, the status tells the truth', () => {
  let upToDate = 0;
  walkEveryState(({ state: machine, nowMs }) => {
    for (const counts of allCounts) {
      const status = deriveStatus({ machine, counts, progress: null, problem });
      const what = () => JSON.stringify({ machine, counts, status });
      if (status.phase === 'upToDate') {
        upToDate += 1;
        if (!isSettled(machine, counts)) throw new Error(`[P7] not up to date: ${what()}`);
        if (status.problem !== null) throw new Error(`a problem and up to date: ${what()}`);
      }
      if (!machine.isStarted || isHalted(machine)) continue;
      if (machine.activity !== null) continue;
      const nextAtMs = Date.parse(status.nextAttemptAt ?? '');
      // Not a number when nothing is scheduled.
      if (!(nextAtMs <= nowMs + longestWaitMs)) throw new Error(`[P8] no attempt: ${what()}`);
      const { blockedUntilMs } = machine;
      if (blockedUntilMs !== null && nextAtMs < blockedUntilMs) {
        throw new Error(`an attempt is told that the rate limit forbids: ${what()}`);
      }
    }
  });
  expect(upToDate).toBeGreaterThan(0);
});
