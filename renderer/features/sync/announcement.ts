import type { SyncPhase, SyncStatus } from '#shared/domain/syncStatus.ts';
import { countNeeds } from './statusWording.ts';

/** Comings and goings of a sync; where it ends is what matters. */
const passing: ReadonlySet<SyncPhase> = new Set(['pulling', 'pushing', 'stopping', 'waiting']);

/** What was last worth telling: where the status stood, and how much needed the user then. */
export interface ToldStatus {
  phase: SyncPhase;
  needs: number;
  quarantined: number;
}

/** The status as it is remembered for the next comparison; null while it is on its way to another. */
export function settledStatus(status: SyncStatus): ToldStatus | null {
  if (passing.has(status.phase)) return null;
  return { phase: status.phase, needs: countNeeds(status), quarantined: status.quarantined };
}

/**
 * Whether a status is worth interrupting somebody who listens. A routine sync is not, and neither is an edit that
 * waits: its toast has told of it. Going on- and offline is, trouble and its end, and more that needs the user.
 */
export function isWorthTelling(before: ToldStatus | null, now: ToldStatus): boolean {
  if (before === null) return false;
  return (
    before.phase !== now.phase || now.needs > before.needs || now.quarantined > before.quarantined
  );
}
