import { v7 as uuid } from 'uuid';
import type { Command } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import { invertIntent } from '#shared/commands/registry.ts';
import { commandIdSchema, type EditId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { ResolutionPlan } from './heldRows.ts';

/** Puts the command that settling a conflict adds into the outbox and into activity. Returns the new rows. */
export function insertAddition(
  rows: Rows,
  { group }: StoredLane,
  { addition, copy, entries }: ResolutionPlan,
  { editRow, editId, at }: { editRow: RowId; editId: EditId; at: Instant },
): StoredEntry[] {
  if (addition === null) return [];
  const { intent, isInFront } = addition;
  const id = commandIdSchema.parse(uuid());
  const command: Command = { ...intent, id, version: 1, groupId: group.uid, at };
  const seq = rows.outbox.insert({
    seq: isInFront ? rows.outbox.placeInFront() : null,
    editRow,
    groupRow: group.id,
    command,
    baseFields: {},
  });
  const before = rebase(
    copy,
    entries.map((entry) => entry.command),
  );
  rows.activity.recordCommand({
    kind: isInFront ? 'recreated' : 'edit',
    editRow,
    groupRow: group.id,
    groupName: group.fields.name,
    command,
    inverse: isInFront ? [] : invertIntent(before, intent),
  });
  return [
    {
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
    },
  ];
}
