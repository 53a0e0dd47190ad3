import { type SqlBool, sql } from 'kysely';
import type { EditId, PersonId } from '#shared/domain/ids.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';

/** Where a person is named. */
export interface NamingRow {
  groupRow: RowId;
  groupName: string;
  editId: EditId;
}

/** The outbox asked by people: which of its rows are about them. */
export interface NamingRows {
  /** The rows that are about this person, the newest first. */
  of(personId: PersonId): NamingRow[];
  /** Those of them that are held up only by people whom the server does not have. */
  keyless(personId: PersonId): NamingRow[];
  /** The newest row that is about one of these people, and about whom of them; null: none is. */
  last(
    personIds: readonly PersonId[],
  ): { personId: PersonId; groupName: string; editId: EditId } | null;
}

export function createNamingRows(queries: QueryRunner): NamingRows {
  const outbox = (db: QueryBuilder) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('edit as e', 'e.id', 'o.edit_id')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select(['g.name as groupName', 'e.uid as editId'])
      .orderBy('o.seq', 'desc');
  // An id is found as text: nothing but an id looks like one.
  const isNamed = (personId: PersonId) => sql<SqlBool>`instr(o.args, ${personId}) > 0`;
  const ofOne = queries.prepare((p: { personId: PersonId }, db) =>
    outbox(db).select('o.group_id as groupRow').where(isNamed(p.personId)),
  );
  // Asked for each of thousands made one after the other: what is not held up is not looked through.
  const keyless = queries.prepare((p: { personId: PersonId }, db) =>
    outbox(db)
      .select('o.group_id as groupRow')
      .where('o.state', '=', 'parked')
      .where('o.failure_kind', '=', 'noMemberKey')
      .where(isNamed(p.personId)),
  );
  const last = queries.prepare((p: { personIds: string }, db) =>
    outbox(db)
      .select(
        sql<PersonId | null>`(
          SELECT named.value FROM json_tree(o.args) AS named
          WHERE named.type = 'text' AND named.value IN (SELECT value FROM json_each(${p.personIds}))
          LIMIT 1
        )`.as('personId'),
      )
      .where(sql<SqlBool>`"personId" IS NOT NULL`)
      .limit(1),
  );

  return {
    of: (personId) => ofOne.all({ personId }),
    keyless: (personId) => keyless.all({ personId }),
    last(personIds) {
      const row = last.get({ personIds: JSON.stringify(personIds) });
      if (row === undefined || row.personId === null) return null;
      return { ...row, personId: row.personId };
    },
  };
}
