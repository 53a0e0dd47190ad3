import { v7 as uuid } from 'uuid';
import type { Command } from '#shared/commands/command.ts';
import { commandIdSchema, editIdSchema } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { closeSettledConflicts } from '../lanes/leaveOutbox.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { fieldsOf } from './commitIntents.ts';

/**
 * The group was deleted on the server and shall be there again: a creation from the kept copy goes in front of
 * the pending rows, under a new id there. The stays that the server ended stay ended; new ones begin.
 */
export function recreateGroup(
  rows: Rows,
  lane: StoredLane,
  { at, newRemoteId }: { at: Instant; newRemoteId: () => string | null },
  touched: Touched,
): void {
  const { group, copy: kept } = lane;
  rows.groups.setRemoteId(group.id, newRemoteId());
  const entries = lane.entries.map((entry) => ({
    ...entry,
    state: 'queued' as const,
    // Nothing of it was ever sent to the group that is to be made.
    attempts: 0,
    nextAttemptAt: null,
    lastFailure: null,
    baseFields: kept === null ? {} : fieldsOf(entry.command, kept.fields),
  }));
  for (const entry of entries) rows.outbox.update(entry);
  if (kept !== null) entries.unshift(insertCreation(rows, lane, kept, at));
  closeSettledConflicts(rows, group.id, entries, at);
  writeLane(rows, lane, { copy: null, entries, at }, touched);
}

function insertCreation(
  rows: Rows,
  { group }: StoredLane,
  kept: ServerCopy,
  at: Instant,
): StoredEntry & { state: 'queued'; nextAttemptAt: null; lastFailure: null } {
  const editId = editIdSchema.parse(uuid());
  const command: Command = {
    name: 'createGroup',
    // The server may have held what our own commands would not take.
    args: {
      name: kept.fields.name.slice(0, limits.nameLength) || 'Unnamed group',
      description: kept.fields.description?.slice(0, limits.descriptionLength) ?? null,
      members: [...kept.members].map(([personId, { isAdmin }]) => ({ personId, isAdmin })),
    },
    id: commandIdSchema.parse(uuid()),
    version: 1,
    groupId: group.uid,
    at,
  };
  const editRow = rows.edits.insert({ uid: editId, at, undoOf: null });
  const seq = rows.outbox.insert({
    seq: rows.outbox.placeInFront(),
    editRow,
    groupRow: group.id,
    command,
    baseFields: {},
  });
  rows.activity.recordCommand({
    kind: 'recreated',
    editRow,
    groupRow: group.id,
    groupName: group.fields.name,
    command,
    inverse: [],
  });
  return {
    seq,
    editRow,
    editId,
    groupRow: group.id,
    command,
    state: 'queued',
    baseFields: {},
    attempts: 0,
    nextAttemptAt: null,
    lastFailure: null,
  };
}
