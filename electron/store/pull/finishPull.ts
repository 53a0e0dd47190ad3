import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { CursorRow } from '../repositories/cursorRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { PullScope } from '../syncPorts.ts';
import { noteGone } from './notePeople.ts';

/**
 * Ends a run well: people it did not see are gone, and what was set aside and not met again has been mended. Does
 * nothing when no run is under way.
 */
export function finishPull(rows: Rows, scope: PullScope, at: Instant, touched: Touched): void {
  const cursor = rows.cursors.read(scope);
  if (cursor === null || cursor.isComplete) return;
  rows.cursors.complete(scope, at);
  if (scope === 'people') markGone(rows, cursor, at, touched);
  else handOver(rows);
  // A group that could not be read may still hold what was set aside before.
  if (!cursor.hasUnread && rows.quarantine.dropMended(scope, cursor.run) > 0) touched.changes();
}

function markGone(rows: Rows, { run, lastSuccessAt }: CursorRow, at: Instant, touched: Touched) {
  const gone = rows.people.markGone(run);
  if (gone.length === 0) return;
  touched.people();
  if (lastSuccessAt !== null) noteGone(rows, gone, at);
}

/** From here on the feed tells what has happened since the pull began. */
function handOver(rows: Rows): void {
  const { cursor, nextCursor, nextAt } = rows.feed.read();
  if (cursor === null && nextCursor === null) return;
  rows.feed.write({
    cursor: nextCursor,
    movedAt: nextAt,
    nextCursor: null,
    nextAt: null,
    readAt: null,
  });
}
