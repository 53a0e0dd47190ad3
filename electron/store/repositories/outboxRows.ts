import type { Selectable } from 'kysely';
import type { Command, CommandName } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { GroupFields } from '#shared/domain/group.ts';
import type { CommandId, EditId, GroupId } from '#shared/domain/ids.ts';
import {
  decodeBaseFields,
  decodeInstant,
  decodeInstantOrNull,
  decodeIntent,
  encodeInstant,
  encodeInstantOrNull,
} from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import type { OutboxTable } from '../schema/ownTables.ts';
import type { OutboxEntry, StoredFailure } from '../syncPorts.ts';

/** An outbox row with the keys that stay inside the store. */
export interface StoredEntry extends OutboxEntry {
  editRow: RowId;
  groupRow: RowId;
}

export interface OutboxRows {
  ofGroup(groupRow: RowId): StoredEntry[];
  groupOf(uid: CommandId): RowId | null;
  countOf(groupRow: RowId): number;
  /** Whether the group's making is among its rows. */
  hasCreate(groupRow: RowId): boolean;
  /** Returns its place in the queue. `seq`: a place of its own choice; null: behind everything. */
  insert(row: {
    seq: number | null;
    editRow: RowId;
    groupRow: RowId;
    command: Command;
    baseFields: Partial<GroupFields>;
  }): number;
  /** Writes what can change of a row, its command apart. */
  update(entry: StoredEntry): void;
  /** Writes the row's command: less of it is left to do. */
  rewrite(entry: StoredEntry): void;
  remove(seq: number): void;
  isTaken(seq: number): boolean;
  /** A place in front of every row there is. */
  placeInFront(): number;
}

export function createOutboxRows(queries: QueryRunner): OutboxRows {
  const columns = [
    'o.seq',
    'o.uid',
    'o.edit_id',
    'e.uid as edit_uid',
    'o.group_id',
    'g.uid as group_uid',
    'o.command',
    'o.version',
    'o.args',
    'o.at',
    'o.state',
    'o.base_fields',
    'o.attempts',
    'o.next_attempt_at',
    'o.failure_kind',
    'o.failure_status',
    'o.failure_message',
    'o.failure_code',
  ] as const;
  const ofGroup = queries.prepare((p: { groupRow: RowId }, db) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('edit as e', 'e.id', 'o.edit_id')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select(columns)
      .where('o.group_id', '=', p.groupRow)
      .orderBy('o.seq'),
  );
  const groupOf = queries.prepare((p: { uid: CommandId }, db) =>
    db.selectFrom('outbox').select('group_id').where('uid', '=', p.uid),
  );
  const hasCreate = queries.prepare((p: { groupRow: RowId }, db) =>
    db
      .selectFrom('outbox')
      .select('seq')
      .where('group_id', '=', p.groupRow)
      .where('command', '=', 'createGroup')
      .limit(1),
  );
  const countOf = queries.prepare((p: { groupRow: RowId }, db) =>
    db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('group_id', '=', p.groupRow),
  );
  const insert = queries.prepare(
    (
      p: {
        seq: number | null;
        uid: CommandId;
        editRow: RowId;
        groupRow: RowId;
        command: CommandName;
        version: number;
        args: string;
        at: number;
        baseFields: string;
      },
      db,
    ) =>
      db.insertInto('outbox').values({
        // NULL in an INTEGER PRIMARY KEY takes the next number; the column's type does not know it.
        seq: p.seq ?? 0,
        uid: p.uid,
        edit_id: p.editRow,
        group_id: p.groupRow,
        command: p.command,
        version: p.version,
        args: p.args,
        at: p.at,
        state: 'queued',
        base_fields: p.baseFields,
        attempts: 0,
        next_attempt_at: null,
        failure_kind: null,
        failure_status: null,
        failure_message: null,
        failure_code: null,
      }),
  );
  const update = queries.prepare(
    (
      p: {
        seq: number;
        state: OutboxState;
        baseFields: string;
        attempts: number;
        nextAttemptAt: number | null;
        failureKind: string | null;
        failureStatus: number | null;
        failureMessage: string | null;
        failureCode: string | null;
      },
      db,
    ) =>
      db
        .updateTable('outbox')
        .set({
          state: p.state,
          base_fields: p.baseFields,
          attempts: p.attempts,
          next_attempt_at: p.nextAttemptAt,
          failure_kind: p.failureKind,
          failure_status: p.failureStatus,
          failure_message: p.failureMessage,
          failure_code: p.failureCode,
        })
        .where('seq', '=', p.seq),
  );
  const rewrite = queries.prepare(
    (p: { seq: number; command: CommandName; version: number; args: string }, db) =>
      db
        .updateTable('outbox')
        .set({ command: p.command, version: p.version, args: p.args })
        .where('seq', '=', p.seq),
  );
  const remove = queries.prepare((p: { seq: number }, db) =>
    db.deleteFrom('outbox').where('seq', '=', p.seq),
  );
  const atPlace = queries.prepare((p: { seq: number }, db) =>
    db.selectFrom('outbox').select('seq').where('seq', '=', p.seq),
  );
  const lowest = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('outbox').select((eb) => eb.fn.min<number | null>('seq').as('seq')),
  );

  return {
    ofGroup: (groupRow) => ofGroup.all({ groupRow }).map(decode),
    groupOf: (uid) => groupOf.get({ uid })?.group_id ?? null,
    countOf: (groupRow) => countOf.get({ groupRow })?.total ?? 0,
    hasCreate: (groupRow) => hasCreate.get({ groupRow }) !== undefined,
    insert({ seq, editRow, groupRow, command, baseFields }) {
      const { lastInsertRowid } = insert.run({
        seq,
        uid: command.id,
        editRow,
        groupRow,
        command: command.name,
        version: command.version,
        args: JSON.stringify(command.args),
        at: encodeInstant(command.at),
        baseFields: JSON.stringify(baseFields),
      });
      return Number(lastInsertRowid);
    },
    update(entry) {
      update.run({
        seq: entry.seq,
        state: entry.state,
        baseFields: JSON.stringify(entry.baseFields),
        attempts: entry.attempts,
        nextAttemptAt: encodeInstantOrNull(entry.nextAttemptAt),
        failureKind: entry.lastFailure?.kind ?? null,
        failureStatus: entry.lastFailure?.status ?? null,
        failureMessage: entry.lastFailure?.serverMessage ?? null,
        failureCode: entry.lastFailure?.serverCode ?? null,
      });
    },
    rewrite({ seq, command }) {
      rewrite.run({
        seq,
        command: command.name,
        version: command.version,
        args: JSON.stringify(command.args),
      });
    },
    remove(seq) {
      remove.run({ seq });
    },
    isTaken: (seq) => atPlace.get({ seq }) !== undefined,
    placeInFront: () => Math.min(lowest.get({})?.seq ?? 0, 0) - 1,
  };
}

/** A row as it is read, with the ids that leave the store beside its own. */
type OutboxRow = Selectable<OutboxTable> & { edit_uid: EditId; group_uid: GroupId };

function decode(row: OutboxRow): StoredEntry {
  return {
    seq: row.seq,
    editRow: row.edit_id,
    editId: row.edit_uid,
    groupRow: row.group_id,
    command: {
      ...decodeIntent(row.command, row.version, row.args),
      id: row.uid,
      version: 1,
      groupId: row.group_uid,
      at: decodeInstant(row.at),
    },
    state: row.state,
    baseFields: decodeBaseFields(row.base_fields),
    attempts: row.attempts,
    nextAttemptAt: decodeInstantOrNull(row.next_attempt_at),
    lastFailure: decodeFailure(row),
  };
}

/** Why a row was not sent, from the columns that every outbox has. */
export function decodeFailure(row: {
  failure_kind: string | null;
  failure_status: number | null;
  failure_message: string | null;
  failure_code: string | null;
}): StoredFailure | null {
  if (row.failure_kind === null) return null;
  return {
    kind: row.failure_kind,
    status: row.failure_status,
    serverMessage: row.failure_message,
    serverCode: row.failure_code,
  };
}
