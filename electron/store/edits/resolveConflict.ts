import { v7 as uuid } from 'uuid';
import { type ConflictChoice, choicesFor } from '#shared/domain/conflict.ts';
import { type ConflictId, editIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { conflictPeople } from '../lanes/conflictPeople.ts';
import { closeSettledConflicts, leaveOutbox } from '../lanes/leaveOutbox.ts';
import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import { conflictText } from '../reading/conflictText.ts';
import type { KnownConflict, OpenConflict } from '../repositories/conflictRows.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import type { LaneConflict, ResolutionPlan } from './heldRows.ts';
import { insertAddition } from './insertAddition.ts';
import { planResolution } from './planResolution.ts';
import { recordResolution } from './recordResolution.ts';
import { encodeResolution } from './resolutionRecord.ts';

export interface ResolveOptions {
  at: Instant;
  newRemoteId: () => string | null;
  /** The undone decision that is made again. */
  redoOf?: EditRow | null;
}

/**
 * Settles an open conflict: an edit of its own, that keeps what was there before so that it can be taken back. Throws
 * MusterError `notFound` (settled meanwhile) or `invalidRequest` (not one of its choices).
 */
export function resolveConflict(
  rows: Rows,
  conflictId: ConflictId,
  choice: ConflictChoice,
  { at, newRemoteId, redoOf = null }: ResolveOptions,
  touched: Touched,
): EditReceipt {
  const { conflict, lane, others } = findConflict(rows, conflictId);
  const choices = choicesFor(conflict.kind);
  if (!choices.includes(choice)) {
    throw new MusterError('invalidRequest', 'This conflict cannot be settled that way.', {
      choices: [...choices],
    });
  }
  const plan = planResolution(lane, { conflict, others }, choice);
  const editId = editIdSchema.parse(uuid());
  const editRow = rows.edits.insert({ uid: editId, at, undoOf: null, redoOf });
  const standing = giveUp(rows, plan.dropped, at);
  writeRows(rows, lane, plan.entries);
  if (choice === 'recreate') rows.groups.setRemoteId(lane.group.id, newRemoteId());
  const added = insertAddition(rows, lane, plan, { editRow, editId, at });
  const entries = [...plan.entries, ...added].sort((one, other) => one.seq - other.seq);

  rows.conflicts.resolve(conflict.id, at);
  closeSettledConflicts(rows, lane.group.id, entries, at);
  const losers = losersAmong(others, rows.conflicts.openOf(lane.group.id));
  const record = recordResolution(lane, conflict, choice, plan, {
    at,
    added,
    standing,
    losers,
  });
  rows.edits.setResolution(editRow, encodeResolution(record));
  noteSettled(rows, lane, conflict, choice, { editRow, at });
  writeLane(rows, lane, { copy: plan.copy, entries, at }, touched);
  touched.changes();
  const people = conflictPeople(
    conflict.kind,
    plan.held,
    (id) => lane.copy?.members.has(id) === true,
  );
  return { editId, changed: conflict.kind === 'groupDeleted' ? 1 : Math.max(people.length, 1) };
}

function findConflict(
  rows: Rows,
  conflictId: ConflictId,
): LaneConflict & { conflict: KnownConflict; lane: StoredLane } {
  const conflict = rows.conflicts.byUid(conflictId);
  const group = conflict?.isOpen === true ? rows.groups.byId(conflict.groupRow) : null;
  if (conflict === null || group === null) {
    throw new MusterError('notFound', 'This conflict has been settled meanwhile.');
  }
  const others = rows.conflicts.openOf(group.id).filter(({ id }) => id !== conflict.id);
  return { conflict, others, lane: loadLane(rows, group) };
}

/** Rows leave, their copies stay in activity (P2). What took another edit back is gone, so that edit stands again. */
function giveUp(rows: Rows, dropped: readonly StoredEntry[], at: Instant) {
  leaveOutbox(rows, dropped, 'discarded', at);
  return [...new Set(dropped.map(({ editRow }) => editRow))].flatMap((editRow) => {
    const undoOf = rows.edits.byId(editRow)?.undoOf ?? null;
    const undone = undoOf === null ? null : rows.edits.byId(undoOf);
    if (undone === null || undone.undoneAt === null) return [];
    rows.edits.setUndone(undone.id, null);
    return [{ id: undone.uid, undoneAt: undone.undoneAt }];
  });
}

/** The conflicts that hold up fewer rows than before, or none. */
function losersAmong(
  before: readonly OpenConflict[],
  after: readonly OpenConflict[],
): readonly OpenConflict[] {
  const left = new Map(after.map(({ id, commands }) => [id, commands.length]));
  return before.filter(({ id, commands }) => left.get(id) !== commands.length);
}

function writeRows(rows: Rows, lane: StoredLane, entries: ResolutionPlan['entries']): void {
  const before = new Map(lane.entries.map((entry) => [entry.seq, entry]));
  for (const entry of entries) {
    const was = before.get(entry.seq);
    if (was === entry) continue;
    rows.outbox.update(entry);
    if (was?.command !== entry.command) rows.outbox.rewrite(entry);
  }
}

function noteSettled(
  rows: Rows,
  { group }: StoredLane,
  { kind, base, mine, theirs }: KnownConflict,
  choice: ConflictChoice,
  { editRow, at }: { editRow: RowId; at: Instant },
): void {
  rows.activity.note({
    kind: 'resolved',
    at,
    groupRow: group.id,
    groupName: group.fields.name,
    editRow,
    detail: {
      kind,
      choice,
      base: conflictText(base),
      mine: conflictText(mine),
      theirs: conflictText(theirs),
    },
  });
}
