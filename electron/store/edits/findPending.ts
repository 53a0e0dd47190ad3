import type { CommandId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';

/** A pending row with its lane. Throws MusterError `notFound`. */
export function findPending(
  rows: Rows,
  commandId: CommandId,
): { lane: StoredLane; entry: StoredEntry } {
  const groupRow = rows.outbox.groupOf(commandId);
  const group = groupRow === null ? null : rows.groups.byId(groupRow);
  const lane = group === null ? null : loadLane(rows, group);
  const entry = lane?.entries.find(({ command }) => command.id === commandId);
  if (lane === null || entry === undefined) {
    throw new MusterError('notFound', 'This edit is not waiting any more.');
  }
  return { lane, entry };
}
