import type { Intent } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { CommandId, EditId } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { fieldsOf } from '../edits/commitIntents.ts';
import { needsAttention } from '../lanes/laneMarks.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import { writeFlag } from '../reading/flags.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';
import type { StoredFailure } from '../syncPorts.ts';
import { carryActivity } from './carryActivity.ts';
import { carryNamed } from './carryNamed.ts';
import { carryPeople } from './carryPeople.ts';
import { type CarryRows, createCarryRows } from './carryRows.ts';
import { foldLane } from './foldLane.ts';
import { createFilterPlacing } from './placeFilter.ts';
import { createPlacing, type Placing } from './placeSalvaged.ts';
import { planOutbox } from './planOutbox.ts';
import type { Salvage, SalvagedRow } from './salvage.ts';
import type { RawRow } from './tolerantTable.ts';

export interface CarryOptions {
  at: Instant;
  /**
   * The salvaged file was damaged: what its outbox holds is everything there was, where it could be read to its end,
   * and what it calls acknowledged is sent again. Otherwise only its activity tells what has left.
   */
  isDamaged: boolean;
}

export interface Carried {
  /** Unsent edits of the salvaged file that are pending again. */
  recovered: number;
  /** Unsent edits that may have been sent since: parked for a decision. */
  toCheck: number;
  /** Rows that could not be brought along. */
  lost: readonly RawRow[];
}

const unsure: StoredFailure = {
  kind: 'fromBackup',
  status: null,
  serverMessage: null,
  serverCode: null,
};

/**
 * Carries the unsent edits of a file into the copy that takes its place, inside the caller's transaction, and folds
 * every group they concern again (I1). See `planOutbox` for which of them, and why.
 */
export function carryOver(
  parts: { rows: Rows; queries: QueryRunner; touched: Touched },
  salvage: Salvage,
  { at, isDamaged }: CarryOptions,
): Carried {
  const { rows, queries, touched } = parts;
  const carried = createCarryRows(queries);
  const placing = createPlacing(rows, carried, salvage, at);
  const people = carryPeople({ rows, carried, placing, touched, at }, salvage, {
    isDamaged,
    unsure,
  });
  const lanes = new Map<RowId, StoredLane>();
  const laneOf = (group: GroupRow): StoredLane => {
    const lane = lanes.get(group.id) ?? loadLane(rows, group);
    lanes.set(group.id, lane);
    return lane;
  };
  const bases = new Map<RowId, ServerCopy | null | 'unknown'>();
  const placeBase = (groupRow: RowId) => {
    const base = salvage.groups.get(groupRow)?.base ?? null;
    if (base === null || base === 'unknown') return base;
    return placing.copy(base) ?? 'unknown';
  };
  for (const id of carried.groupsWithOutbox()) {
    const group = rows.groups.byId(id);
    if (group !== null) laneOf(group);
  }

  const bySeq = (one: { entry: StoredEntry }, other: { entry: StoredEntry }) =>
    one.entry.seq - other.entry.seq;
  const entries = [...lanes.values()].flatMap((lane) => lane.entries);
  const copied = new Map(entries.map((entry) => [entry.command.id, entry]));
  const plan = planOutbox({
    present: salvage.rows,
    noted: isDamaged ? openInActivity(salvage) : [],
    outcomes: outcomesOf(salvage),
    copied: entries.map(asPending).sort(bySeq),
    isWhole: isDamaged && salvage.isOutboxWhole && salvage.unreadable.length === 0,
  });

  const inConflict = new Set(salvage.conflicts.flatMap(({ commands }) => commands));
  const lost: RawRow[] = [
    ...salvage.unreadable,
    ...salvage.filters.unreadable,
    ...salvage.templates.unreadable,
  ];
  const next: { lane: StoredLane; entry: StoredEntry }[] = [];
  const counts = { recovered: people.recovered, toCheck: people.toCheck };
  for (const item of plan.pending) {
    if (item.from === 'copy') {
      const lane = lanes.get(item.row.entry.groupRow);
      if (lane !== undefined) next.push({ lane, entry: parked(item.row.entry) });
      counts.toCheck += 1;
      continue;
    }
    const placed = placeRow(item.row, { rows, placing }, copied.get(item.row.uid));
    if (placed === null) {
      lost.push(item.row.raw);
      continue;
    }
    const lane = laneOf(placed.group);
    bases.set(lane.group.id, placeBase(item.row.groupRow));
    const entry = asEntry(item.row, placed, lane);
    const state = stateOf(item.row, { isDamaged, inConflict });
    const isKnown = item.from === 'present' && state !== null;
    next.push({ lane, entry: isKnown ? { ...entry, state } : parked(entry) });
    counts[isKnown ? 'recovered' : 'toCheck'] += 1;
  }

  carryActivity({ rows, carried, placing, at }, salvage, {
    left: plan.left,
    pending: new Set([...people.pending, ...next.map(({ entry }) => entry.command.id)]),
  });
  people.write();
  carried.clearOutbox();
  // A number is never given twice: how a conflict was settled remembers the numbers of both files.
  let lastSeq = Math.max(salvage.lastSeq, carried.lastSeq());
  for (const { entry } of next) {
    lastSeq += 1;
    const seq = rows.outbox.insert({ ...entry, seq: lastSeq });
    rows.outbox.update({ ...entry, seq });
  }
  carryConflicts(salvage, next, { carried, placing });
  for (const lane of lanes.values()) {
    foldLane(
      { rows, carried, touched, at },
      { lane, base: bases.get(lane.group.id), left: plan.left },
    );
  }
  people.removeGivenUp();
  carryNamed(rows.filters, salvage.filters, {
    isDamaged,
    place: createFilterPlacing(salvage, placing),
  });
  carryNamed(rows.templates, salvage.templates, { isDamaged, place: (template) => template });
  if (salvage.offlineByChoice !== null) {
    writeFlag(queries, 'offlineByChoice', salvage.offlineByChoice);
  }
  carried.forgetPulls();
  return { ...counts, lost };
}

interface PlacedRow {
  group: GroupRow;
  intent: Intent;
  edit: { id: RowId; uid: EditId };
}

/** `copied`: the same row in the copy, which may know the group and people where the salvaged file cannot tell. */
function placeRow(
  row: SalvagedRow,
  { rows, placing }: { rows: Rows; placing: Placing },
  copied: StoredEntry | undefined,
): PlacedRow | null {
  const known = copied === undefined ? null : rows.groups.byId(copied.groupRow);
  const group = placing.group(row.groupRow) ?? known;
  const intent = placing.intent(row.intent) ?? copied?.command ?? null;
  if (group === null || intent === null) return null;
  return { group, intent: intent, edit: placing.edit(row.editRow, row.at) };
}

function asEntry(
  row: SalvagedRow,
  { group, intent, edit }: PlacedRow,
  lane: StoredLane,
): StoredEntry {
  const { uid, at, attempts, nextAttemptAt, failure } = row;
  const fields = lane.copy?.fields ?? null;
  return {
    seq: 0,
    editRow: edit.id,
    editId: edit.uid,
    groupRow: group.id,
    command: { ...intent, id: uid, version: 1, groupId: group.uid, at: instantOf(at) },
    state: 'queued',
    baseFields: row.baseFields ?? (fields === null ? {} : fieldsOf(intent, fields)),
    attempts,
    nextAttemptAt: nextAttemptAt === null ? null : instantOf(nextAttemptAt),
    lastFailure: failure,
  };
}

/** It may have been sent: before it is sent again, the server is asked. */
function parked(entry: StoredEntry): StoredEntry {
  const attempts = Math.max(1, entry.attempts);
  return { ...entry, state: 'parked', attempts, nextAttemptAt: null, lastFailure: unsure };
}

/** Null: nobody can tell, or it was in conflict, and with what is not known any more. */
function stateOf(
  { uid, state }: SalvagedRow,
  { isDamaged, inConflict }: { isDamaged: boolean; inConflict: ReadonlySet<CommandId> },
): OutboxState | null {
  if (state === 'sending' || (state === 'acked' && isDamaged)) return 'queued';
  return state === 'conflict' && !inConflict.has(uid) ? null : state;
}

function asPending(entry: StoredEntry) {
  return { uid: entry.command.id, at: Date.parse(entry.command.at), entry };
}

function outcomesOf({ entries }: Salvage): Map<CommandId, ActivityOutcome> {
  return new Map(
    entries.flatMap(({ commandUid, command, outcome }) =>
      commandUid === null || command === null || outcome === null ? [] : [[commandUid, outcome]],
    ),
  );
}

/** Commands whose copy in activity has no end: where the outbox cannot be read, they are still to be told from it. */
function openInActivity({ entries }: Salvage): SalvagedRow[] {
  return entries.flatMap(({ commandUid, command, outcome, editRow, groupRow, at }) =>
    commandUid === null ||
    command === null ||
    outcome !== null ||
    editRow === null ||
    groupRow === null
      ? []
      : [
          {
            uid: commandUid,
            editRow,
            groupRow,
            intent: command.intent,
            at,
            state: 'parked' as const,
            baseFields: null,
            attempts: 1,
            nextAttemptAt: null,
            failure: null,
            raw: { uid: commandUid, at, ...command.intent },
          },
        ],
  );
}

/** Conflicts of the salvaged file that still hold up a row of it. */
function carryConflicts(
  { conflicts }: Salvage,
  next: readonly { lane: StoredLane; entry: StoredEntry }[],
  { carried, placing }: { carried: CarryRows; placing: Placing },
): void {
  const held = new Set(
    next
      .filter(({ entry }) => needsAttention(entry.state) && entry.lastFailure?.kind !== unsure.kind)
      .map(({ entry }) => entry.command.id),
  );
  for (const conflict of conflicts) {
    const commands = conflict.commands.filter((uid) => held.has(uid));
    const group = commands.length === 0 ? null : placing.group(conflict.groupRow);
    if (group !== null) carried.insertConflict({ ...conflict, commands }, group.id);
  }
}
