import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { scopeOf } from '../repositories/quarantineRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { UnreadableItem } from '../syncPorts.ts';

/** Sets aside what was not understood (P6). */
export function keepUnreadable(
  rows: Rows,
  items: readonly UnreadableItem[],
  at: Instant,
  touched: Touched,
): void {
  for (const item of items) {
    const run = rows.cursors.read(scopeOf(item.kind))?.run ?? 0;
    if (rows.quarantine.keep(item, run, at)) touched.changes();
  }
}
