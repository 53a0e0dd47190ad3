import type { Command, Intent } from '#shared/commands/command.ts';
import type { ResolutionRecord, ResolvedRow } from '#shared/domain/resolution.ts';
import { needsAttention } from '../lanes/laneMarks.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { lostPart, withPart } from './intentParts.ts';
import { refusal } from './refusal.ts';

/**
 * Puts the rows that a decision concerned back to where they stood, those that left included: under their ids, in their
 * places. Returns all rows of the lane in order. Throws MusterError `cannotUndo` when nothing can come back.
 */
export function restoreRows(
  rows: Rows,
  record: ResolutionRecord,
  group: GroupRow,
  entries: readonly StoredEntry[],
): readonly StoredEntry[] {
  const restored = new Map(entries.map((entry) => [entry.command.id, entry]));
  let count = 0;
  // Last first: a row in front of everything gets its place only when those behind it are there.
  for (const row of record.rows.toReversed()) {
    const known = restored.get(row.id);
    const entry = known === undefined ? putBack(rows, row, group) : heldAgain(rows, row, known);
    if (entry === null) continue;
    restored.set(row.id, entry);
    count += 1;
  }
  if (count === 0) throw refusal('The edits it was about have been undone since.');
  return [...restored.values()].sort((one, other) => one.seq - other.seq);
}

/** A row that is there: held up as before, and with what was taken from it. What it lost since, it has lost. */
function heldAgain(rows: Rows, row: ResolvedRow, entry: StoredEntry): StoredEntry {
  const isHeld = needsAttention(row.state);
  const next: StoredEntry = {
    ...entry,
    command: whole(row, entry.command),
    ...(isHeld && {
      state: row.state,
      nextAttemptAt: row.nextAttemptAt,
      lastFailure: row.lastFailure,
    }),
    baseFields: row.baseFields,
    attempts: Math.max(row.attempts, entry.attempts),
  };
  rows.outbox.update(next);
  if (next.command !== entry.command) rows.outbox.rewrite(next);
  return next;
}

/** A row's command with what was taken from it. */
function whole({ intent, left }: ResolvedRow, command: Command): Command {
  // Another decision that took the rest has been undone first: what is there is a part of it.
  const lost = left === null ? intent : lostPart(intent, left.intent);
  if (lost === null) return command;
  const isUnchanged = left !== null && isSameIntent(command, left.intent);
  return { ...command, ...(isUnchanged ? intent : withPart(command, lost)) };
}

function isSameIntent(one: Intent, other: Intent): boolean {
  return one.name === other.name && JSON.stringify(one.args) === JSON.stringify(other.args);
}

/** A row that left; of one whose rest was sent meanwhile, what was taken from it. Null: it does not come back. */
function putBack(rows: Rows, row: ResolvedRow, group: GroupRow): StoredEntry | null {
  const edit = rows.edits.byUid(row.editId);
  const intent: Intent | null =
    row.left === null ? row.intent : lostPart(row.intent, row.left.intent);
  if (edit === null || edit.undoneAt !== null || intent === null) return null;
  const command: Command = { ...intent, id: row.id, version: 1, groupId: group.uid, at: row.at };
  const { state, baseFields, attempts, nextAttemptAt, lastFailure } = row;
  const place = {
    editRow: edit.id,
    groupRow: group.id,
    command,
    baseFields,
  };
  const seq = rows.outbox.insert({ ...place, seq: placeFor(rows, row) });
  const entry = { ...place, seq, editId: edit.uid, state, attempts, nextAttemptAt, lastFailure };
  rows.outbox.update(entry);
  rows.activity.resume(row.id);
  return entry;
}

/**
 * A place in front may have been given to another row since. Numbers behind are never given twice but to what was put in
 * the place of a row: then what this one lost is wished for anew, behind everything.
 */
function placeFor(rows: Rows, { seq }: ResolvedRow): number | null {
  if (seq < 0) return rows.outbox.placeInFront();
  return rows.outbox.isTaken(seq) ? null : seq;
}
