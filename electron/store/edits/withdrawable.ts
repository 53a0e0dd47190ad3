import type { Intent } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { CommandRecord } from '../repositories/activityRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { refusal } from './refusal.ts';
import type { StandingEdit } from './standingEdit.ts';

/**
 * The edit's rows when all of them are pending as they were made and none can have reached the server; otherwise null.
 * Throws `cannotUndo` for an edit in a conflict of which a part may be there: the conflict is the question to answer.
 */
export function withdrawable(
  rows: Rows,
  { edit, records, lanes }: StandingEdit,
): StoredEntry[] | null {
  const own: StoredEntry[] = [];
  const unsent = new Set<StoredEntry>();
  for (const lane of lanes.values()) {
    const rowsOfEdit = lane.entries.filter(({ editRow }) => editRow === edit.id);
    own.push(...rowsOfEdit);
    const isCreation = rowsOfEdit.some(({ command }) => command.name === 'createGroup');
    // A creation never leaves others of its lane behind without a group, not even what takes each other back.
    if (isCreation && rowsOfEdit.length < lane.entries.length) continue;
    for (const entry of rowsOfEdit) if (isUnsent(rows, lane, entry)) unsent.add(entry);
  }
  const isWhole = records.every((record) =>
    own.some((entry) => unsent.has(entry) && isAsMade(entry, record)),
  );
  if (isWhole) return own;
  if (own.some(({ state }) => state === 'conflict')) {
    throw refusal('This edit is in a conflict. Settle that first.');
  }
  return null;
}

/**
 * Can nothing of this row be on the server? Its state alone does not tell: after a try the answer may have been lost, or
 * the batch been taken in part, and a row withdrawn then would come back with the next pull, the user's undo lost. So:
 * - never tried: nothing is there;
 * - in conflict: a copy was read after the last try. It is withdrawn unless that copy shows a part of it, or where the
 *   whole group is gone there;
 * - a deletion that was refused: the group stands, for a deletion done before would have been answered with "not there".
 */
function isUnsent(rows: Rows, lane: StoredLane, entry: StoredEntry): boolean {
  const { state, attempts, command } = entry;
  switch (state) {
    case 'sending':
    case 'acked':
      return false;
    case 'queued':
    case 'waiting':
      return attempts === 0;
    case 'parked':
      return attempts === 0 || command.name === 'deleteGroup';
    case 'conflict':
      return attempts === 0 || isDeletedThere(rows, lane, entry) || !showsPart(lane.copy, command);
  }
}

/** A row that was narrowed on the way is partly on the server. */
function isAsMade({ command }: StoredEntry, { commandUid, intent }: CommandRecord): boolean {
  return (
    command.id === commandUid &&
    command.name === intent.name &&
    JSON.stringify(command.args) === JSON.stringify(intent.args)
  );
}

function isDeletedThere(rows: Rows, { group }: StoredLane, { command }: StoredEntry): boolean {
  return rows.conflicts
    .openOf(group.id)
    .some(({ kind, commands }) => kind === 'groupDeleted' && commands.includes(command.id));
}

function showsPart(copy: GroupState | null, intent: Intent): boolean {
  if (copy === null) return intent.name === 'deleteGroup';
  const { fields, members } = copy;
  switch (intent.name) {
    case 'createGroup':
      return true;
    case 'deleteGroup':
      return false;
    case 'updateGroup':
      return (['name', 'description'] as const).some(
        (field) => intent.args[field] !== undefined && intent.args[field] === fields[field],
      );
    case 'addMembers':
      return intent.args.members.some(({ personId }) => members.has(personId));
    case 'removeMembers':
      return intent.args.personIds.some((personId) => !members.has(personId));
    case 'setAdmin':
      return intent.args.personIds.some(
        (personId) => members.get(personId)?.isAdmin === intent.args.isAdmin,
      );
  }
}
