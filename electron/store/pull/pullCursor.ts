import type { CursorRow } from '../repositories/cursorRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { PullCursor, PullScope } from '../syncPorts.ts';

/**
 * Continues an unfinished run where it stopped, or starts the next one. `isComplete`: the run has all its pages and
 * only waits to be closed.
 */
export function beginPull(rows: Rows, scope: PullScope): PullCursor {
  const last = rows.cursors.read(scope);
  if (last !== null && !last.isComplete) return asCursor(last);
  const run = (last?.run ?? 0) + 1;
  rows.cursors.begin(scope, run);
  return { run, cursor: null, isComplete: false, lastSuccessAt: last?.lastSuccessAt ?? null };
}

/** The run a page belongs to; null when the cursor has moved since the page was asked for. */
export function runOfPage(
  rows: Rows,
  scope: PullScope,
  expectedCursor: string | null,
): CursorRow | null {
  const cursor = rows.cursors.read(scope);
  if (cursor === null || cursor.isComplete || cursor.hasAllPages) return null;
  return cursor.cursor === expectedCursor ? cursor : null;
}

/** Has a pull of groups ever ended well? Until then nothing that comes is news, and nobody was seen joining. */
export function isFirstPull(rows: Rows): boolean {
  return (rows.cursors.read('groups')?.lastSuccessAt ?? null) === null;
}

/** Complete for whoever asks: nothing is left to fetch, though the run may not be closed. */
function asCursor({ run, cursor, hasAllPages, lastSuccessAt }: CursorRow): PullCursor {
  return { run, cursor, isComplete: hasAllPages, lastSuccessAt };
}
