import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { Rows } from '../repositories/rows.ts';
import type { PullScope } from '../syncPorts.ts';

/**
 * Ends a run well: people it did not see are gone, and what was set aside and not met again has been mended. Does
 * nothing when no run is under way.
 */
export function finishPull(rows: Rows, scope: PullScope, at: Instant, touched: Touched): void {
  const cursor = rows.cursors.read(scope);
  if (cursor === null || cursor.isComplete) return;
  rows.cursors.complete(scope, at);
  if (scope === 'people' && rows.people.markGone(cursor.run) > 0) touched.people();
  // A group that could not be read may still hold what was set aside before.
  if (!cursor.hasUnread && rows.quarantine.dropMended(scope, cursor.run) > 0) touched.changes();
}
