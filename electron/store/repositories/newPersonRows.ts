import type { Selectable } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import type { CommandId, EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Instant } from '#shared/domain/time.ts';
import {
  decodeInstant,
  decodeInstantOrNull,
  encodeInstant,
  encodeInstantOrNull,
} from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import type { NewPersonTable } from '../schema/ownTables.ts';
import type { NewPersonEntry, NewPersonState } from '../syncPorts.ts';
import { decodeFailure } from './outboxRows.ts';

/** A person to be made, with the keys that stay inside the store. */
export interface StoredNewPerson extends NewPersonEntry {
  personRow: RowId;
  commandUid: CommandId;
  editRow: RowId;
  editId: EditId;
  at: Instant;
}

/** Whom the server is still to make: the outbox of people. */
export interface NewPersonRows {
  /** All of them, in the order they were made. */
  all(): StoredNewPerson[];
  ofPerson(personId: PersonId): StoredNewPerson | null;
  ofCommand(commandUid: CommandId): StoredNewPerson | null;
  /** Those with the fewest failed attempts first, then the oldest. */
  toPush(now: Instant): StoredNewPerson[];
  earliestWaiting(): Instant | null;
  insert(row: {
    personRow: RowId;
    personId: PersonId;
    commandUid: CommandId;
    editRow: RowId;
    person: NewPerson;
    at: Instant;
  }): void;
  /** Writes what can change of a row. */
  update(entry: StoredNewPerson): void;
  remove(personRow: RowId): void;
  /** Returns how many were being sent when the process ended. */
  sendingToQueued(): number;
  /** Groups with an edit to be sent that adds one of them who is not refused. */
  groupsWaiting(): GroupId[];
}

export function createNewPersonRows(queries: QueryRunner): NewPersonRows {
  const rows = (db: QueryBuilder) =>
    db
      .selectFrom('new_person as n')
      .innerJoin('edit as e', 'e.id', 'n.edit_id')
      .selectAll('n')
      .select('e.uid as edit_uid');
  const all = queries.prepare((_: Record<never, never>, db) =>
    rows(db).orderBy('n.at').orderBy('n.person_id'),
  );
  const ofPerson = queries.prepare((p: { personId: PersonId }, db) =>
    rows(db).where('n.person_uid', '=', p.personId),
  );
  const ofCommand = queries.prepare((p: { commandUid: CommandId }, db) =>
    rows(db).where('n.uid', '=', p.commandUid),
  );
  const toPush = queries.prepare((p: { now: number }, db) =>
    rows(db)
      .where((eb) =>
        eb.or([
          eb('n.state', '=', 'queued'),
          eb.and([
            eb('n.state', '=', 'waiting'),
            eb.or([eb('n.next_attempt_at', 'is', null), eb('n.next_attempt_at', '<=', p.now)]),
          ]),
        ]),
      )
      .orderBy('n.attempts')
      .orderBy('n.at')
      .orderBy('n.person_id'),
  );
  const earliestWaiting = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('new_person')
      .select((eb) => eb.fn.min<number | null>('next_attempt_at').as('at'))
      .where('state', '=', 'waiting'),
  );
  const insert = queries.prepare(
    (
      p: {
        personRow: RowId;
        personId: PersonId;
        commandUid: CommandId;
        editRow: RowId;
        name: string;
        email: string | null;
        phone: string | null;
        at: number;
      },
      db,
    ) =>
      db.insertInto('new_person').values({
        person_id: p.personRow,
        person_uid: p.personId,
        uid: p.commandUid,
        edit_id: p.editRow,
        name: p.name,
        email: p.email,
        phone: p.phone,
        at: p.at,
        state: 'queued',
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
        personRow: RowId;
        state: NewPersonState;
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
        .updateTable('new_person')
        .set({
          state: p.state,
          attempts: p.attempts,
          next_attempt_at: p.nextAttemptAt,
          failure_kind: p.failureKind,
          failure_status: p.failureStatus,
          failure_message: p.failureMessage,
          failure_code: p.failureCode,
        })
        .where('person_id', '=', p.personRow),
  );
  const remove = queries.prepare((p: { personRow: RowId }, db) =>
    db.deleteFrom('new_person').where('person_id', '=', p.personRow),
  );
  const requeueSending = queries.prepare((_: Record<never, never>, db) =>
    db.updateTable('new_person').set({ state: 'queued' }).where('state', '=', 'sending'),
  );
  // An edit that made people itself is found by one of those left, as text: nothing but an id looks like one. For the rest
  // the people of each row are read once, however many are to be made.
  const refused = sql.lit<NewPersonState>('parked');
  const groupsWaiting = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select('g.uid')
      .distinct()
      .where('o.command', 'in', ['createGroup', 'addMembers'])
      .where('o.state', 'not in', ['acked', 'conflict'])
      .where(sql<SqlBool>`EXISTS (SELECT 1 FROM new_person WHERE state <> ${refused})`)
      .where(
        sql<SqlBool>`(EXISTS (
          SELECT 1 FROM new_person AS n
          WHERE n.edit_id = o.edit_id AND n.state <> ${refused} AND instr(o.args, n.person_uid) > 0
        ) OR EXISTS (
          SELECT 1 FROM json_each(o.args, '$.members') AS member
          WHERE member.value ->> 'personId' IN (
            SELECT n.person_uid FROM new_person AS n WHERE n.state <> ${refused}
          )
        ))`,
      ),
  );

  return {
    all: () => all.all({}).map(decode),
    ofPerson: (personId) => decodeOrNull(ofPerson.get({ personId })),
    ofCommand: (commandUid) => decodeOrNull(ofCommand.get({ commandUid })),
    toPush: (now) => toPush.all({ now: encodeInstant(now) }).map(decode),
    earliestWaiting: () => decodeInstantOrNull(earliestWaiting.get({})?.at ?? null),
    insert({ person, at, ...ids }) {
      insert.run({ ...ids, ...person, at: encodeInstant(at) });
    },
    update({ personRow, state, attempts, nextAttemptAt, lastFailure }) {
      update.run({
        personRow,
        state,
        attempts,
        nextAttemptAt: encodeInstantOrNull(nextAttemptAt),
        failureKind: lastFailure?.kind ?? null,
        failureStatus: lastFailure?.status ?? null,
        failureMessage: lastFailure?.serverMessage ?? null,
        failureCode: lastFailure?.serverCode ?? null,
      });
    },
    remove(personRow) {
      remove.run({ personRow });
    },
    sendingToQueued: () => requeueSending.run({}).changes,
    groupsWaiting: () => groupsWaiting.all({}).map(({ uid }) => uid),
  };
}

type Row = Selectable<NewPersonTable> & { edit_uid: EditId };

function decodeOrNull(row: Row | undefined): StoredNewPerson | null {
  return row === undefined ? null : decode(row);
}

function decode(row: Row): StoredNewPerson {
  const { name, email, phone } = row;
  return {
    personRow: row.person_id,
    personId: row.person_uid,
    commandUid: row.uid,
    editRow: row.edit_id,
    editId: row.edit_uid,
    person: { name, email, phone },
    at: decodeInstant(row.at),
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: decodeInstantOrNull(row.next_attempt_at),
    lastFailure: decodeFailure(row),
  };
}
