import type { OutboxEntry } from '../ports/store.ts';

/**
 * Rows in conflict whose fields a later row has set, and the server has what that later row wanted: the newer edit has
 * settled the question, and replaying the older one after it would bring the old value back to the screen.
 */
export function supersededConflicts(
  rows: readonly OutboxEntry[],
  hasReachedServer: (row: OutboxEntry, field: 'name' | 'description') => boolean,
): OutboxEntry[] {
  return rows.filter(({ seq, state, command }, index) => {
    if (state !== 'conflict' || command.name !== 'updateGroup') return false;
    const later = rows.slice(index + 1).filter((row) => row.seq !== seq);
    return (['name', 'description'] as const).every(
      (field) =>
        command.args[field] === undefined ||
        later.some(
          (row) =>
            row.command.name === 'updateGroup' &&
            row.command.args[field] !== undefined &&
            hasReachedServer(row, field),
        ),
    );
  });
}
