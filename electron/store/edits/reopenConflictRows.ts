import type { CommandId } from '#shared/domain/ids.ts';
import type { ResolutionRecord } from '#shared/domain/resolution.ts';
import type { Instant } from '#shared/domain/time.ts';
import { closeSettledConflicts } from '../lanes/leaveOutbox.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import type { KnownConflict } from '../repositories/conflictRows.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { refusal } from './refusal.ts';

/** Opens the conflict of a decision again, and those that lost rows with it. Throws MusterError `cannotUndo`. */
export function reopenConflictRows(
  rows: Rows,
  record: ResolutionRecord,
  lane: {
    group: GroupRow;
    copy: ServerCopy | null;
    entries: readonly StoredEntry[];
    at: Instant;
  },
): void {
  const { group, copy, entries, at } = lane;
  const here = new Set(entries.map(({ command }) => command.id));
  for (const { id, commands } of record.conflicts) {
    const conflict = rows.conflicts.byUid(id);
    if (conflict === null) throw refusal('The conflict is not known any more.');
    const held = commands.filter((command) => here.has(command));
    if (held.length > 0) reopen(rows, conflict, held, theirsNow(conflict, copy), at);
  }
  closeSettledConflicts(rows, group.id, entries, at);
}

function reopen(
  rows: Rows,
  conflict: KnownConflict,
  held: readonly CommandId[],
  theirs: string,
  at: Instant,
): void {
  if (conflict.isOpen) {
    rows.conflicts.setCommands(conflict.id, union(conflict.commands, held));
    return;
  }
  // Found again meanwhile: the two are one question.
  const again = rows.conflicts.openOf(conflict.groupRow).find(({ kind }) => kind === conflict.kind);
  if (again !== undefined) rows.conflicts.resolve(again.id, at);
  rows.conflicts.reopen(conflict.id, union(held, again?.commands ?? []), theirs);
}

const union = (one: readonly CommandId[], other: readonly CommandId[]) => [
  ...new Set([...one, ...other]),
];

/** The server's side as its copy says now, where the conflict is about a field. */
function theirsNow({ kind, theirs }: KnownConflict, copy: ServerCopy | null): string {
  if (copy === null || (kind !== 'name' && kind !== 'description')) return theirs;
  return JSON.stringify(copy.fields[kind]);
}
