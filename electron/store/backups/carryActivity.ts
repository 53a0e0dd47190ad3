import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Rows } from '../repositories/rows.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';
import type { CarryRows } from './carryRows.ts';
import type { Placing } from './placeSalvaged.ts';
import type { Salvage, SalvagedEntry } from './salvage.ts';

interface Parts {
  rows: Rows;
  carried: CarryRows;
  placing: Placing;
  at: Instant;
}

/**
 * Carries over what activity says of edits: the copies of commands that P2 promises, how they ended, and the notes on
 * them, in their order, because the journal's order decides what an undo builds on. `left`: commands of the copy that
 * are not brought back. `pending`: those that are unsent now.
 */
export function carryActivity(
  parts: Parts,
  salvage: Salvage,
  {
    left,
    pending,
  }: {
    left: ReadonlyMap<CommandId, ActivityOutcome>;
    pending: ReadonlySet<CommandId>;
  },
): void {
  // Edits get their numbers in the order they were made.
  const rowIds = [...salvage.entries, ...salvage.rows, ...salvage.makings].map(
    ({ editRow, at }) => ({ editRow, at }),
  );
  for (const { editRow, at } of rowIds.sort(
    (one, other) => (one.editRow ?? 0) - (other.editRow ?? 0),
  )) {
    if (editRow !== null && salvage.edits.has(editRow)) parts.placing.edit(editRow, at);
  }
  for (const entry of salvage.entries) {
    if (entry.made !== null) carryMade(parts, entry, pending);
    else if (entry.command === null) carryNote(parts, entry);
    else if (entry.commandUid !== null) {
      carryCommand(parts, entry, { ...entry.command, uid: entry.commandUid, pending });
    }
  }
  for (const [uid, outcome] of left) parts.rows.activity.finish(uid, outcome, parts.at);
}

function carryCommand(
  { carried, placing }: Parts,
  entry: SalvagedEntry,
  {
    uid,
    intent,
    inverse,
    pending,
  }: NonNullable<SalvagedEntry['command']> & { uid: CommandId; pending: ReadonlySet<CommandId> },
): void {
  const { editRow, groupRow } = entry;
  if (carried.hasCommand(uid)) {
    if (entry.outcome !== null) carried.setOutcome(uid, entry);
    return;
  }
  if (editRow === null || groupRow === null) return;
  // Unsent, and lost with its row: it has no end, and is not waiting for one.
  if (entry.outcome === null && !pending.has(uid)) return;
  const group = placing.group(groupRow);
  const placed = placing.intent(intent);
  if (group === null || placed === null) return;
  const back = (inverse ?? []).flatMap((step) => placing.intent(step) ?? []);
  carried.insertEntry(
    {
      ...entry,
      // Half a way back is none.
      command: { intent: placed, inverse: back.length === inverse?.length ? back : [] },
    },
    { editRow: placing.edit(editRow, entry.at).id, groupRow: group.id },
  );
}

function carryMade(
  { carried, placing }: Parts,
  entry: SalvagedEntry,
  pending: ReadonlySet<CommandId>,
): void {
  const { commandUid, editRow, outcome, at } = entry;
  if (commandUid === null || editRow === null) return;
  if (carried.hasCommand(commandUid)) {
    if (outcome !== null) carried.setOutcome(commandUid, entry);
    return;
  }
  if (outcome === null && !pending.has(commandUid)) return;
  carried.insertEntry(entry, { editRow: placing.edit(editRow, at).id, groupRow: null });
}

function carryNote({ carried, placing }: Parts, entry: SalvagedEntry): void {
  if (entry.editRow === null) return;
  const group = entry.groupRow === null ? null : placing.group(entry.groupRow);
  const groupRow = group?.id ?? null;
  const editRow = placing.edit(entry.editRow, entry.at).id;
  if (!carried.hasNote(entry, editRow, groupRow)) carried.insertEntry(entry, { editRow, groupRow });
}
