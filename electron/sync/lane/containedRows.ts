import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { OutboxEntry } from '../ports/store.ts';
import { replay } from './laneRows.ts';
import { sameGroup } from './sameGroup.ts';

/**
 * The rows that the server's copy makes superfluous: without them, what is wanted in the end stays the same, and
 * the copy holds what they asked for (P2). Adding somebody and removing them again is such a pair: nothing is left
 * to send. A row is never judged alone, or "remove" would go and leave its "add" behind.
 */
export function containedRows(copy: GroupState, rows: readonly OutboxEntry[]): OutboxEntry[] {
  const wish = replay(copy, rows);
  if (sameGroup(wish, copy)) return [...rows];
  let left = rows;
  for (const row of rows) {
    if (applyIntent(copy, row.command, row.command.at) !== copy) continue;
    const without = left.filter((other) => other !== row);
    if (sameGroup(replay(copy, without), wish)) left = without;
  }
  return rows.filter((row) => !left.includes(row));
}

/**
 * Rows in conflict whose fields a later row has set, and that later row is on the server: the newer edit has
 * settled the question, and replaying the older one after it would bring the old value back to the screen.
 */
export function supersededConflicts(
  rows: readonly OutboxEntry[],
  settled: ReadonlySet<number>,
): OutboxEntry[] {
  return rows.filter(({ seq, state, command }) => {
    if (state !== 'conflict' || command.name !== 'updateGroup') return false;
    const later = rows.filter((row) => row.seq > seq && settled.has(row.seq));
    return Object.keys(command.args).every((field) =>
      later.some((row) => row.command.name === 'updateGroup' && field in row.command.args),
    );
  });
}
