import type { Command } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { LaneChange, OutboxEntry } from '../ports/store.ts';

/** A server copy with the given rows replayed on it. */
export function replay(copy: GroupState | null, rows: readonly OutboxEntry[]): GroupState | null {
  return rebase(
    copy,
    rows.map(({ command }) => command),
  );
}

/** The rows as they will be once the change is written. */
export function rowsAfter(rows: readonly OutboxEntry[], change: LaneChange): OutboxEntry[] {
  const settled = new Set(change.settled);
  const edited = new Map(change.entries?.map((entry) => [entry.seq, entry]));
  return rows
    .filter(({ seq }) => !settled.has(seq))
    .map((row) => {
      const edit = edited.get(row.seq);
      if (edit === undefined) return row;
      const { intent, ...written } = edit;
      return intent === undefined
        ? { ...row, ...written }
        : { ...row, ...written, command: { ...row.command, ...intent } };
    });
}

/** The people a command is about. */
export function peopleOf(command: Command): readonly PersonId[] {
  switch (command.name) {
    case 'createGroup':
    case 'addMembers':
      return command.args.members.map(({ personId }) => personId);
    case 'removeMembers':
    case 'setAdmin':
      return command.args.personIds;
    case 'updateGroup':
    case 'deleteGroup':
      return [];
  }
}
