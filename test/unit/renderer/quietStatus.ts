import type { SyncStatus } from '#shared/domain/syncStatus.ts';

/** Nothing waits, nothing is wrong, and nothing was synced yet. */
export const quietStatus: SyncStatus = {
  phase: 'upToDate',
  isOfflineByChoice: false,
  waiting: 0,
  parked: 0,
  conflicts: 0,
  quarantined: 0,
  progress: null,
  lastSuccessAt: null,
  nextAttemptAt: null,
  problem: null,
};
