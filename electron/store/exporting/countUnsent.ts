import { type SqlBool, sql } from 'kysely';
import { decodeIntent } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import type { RowId, Standing } from '../schema/columns.ts';

/** How many edits to these groups the server does not have yet. */
export function countUnsentOfGroups(queries: QueryRunner, groups: readonly RowId[]): number {
  const list = JSON.stringify(groups);
  const [counted] = queries.all((db) =>
    db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where(sql<SqlBool>`group_id IN (SELECT value FROM json_each(${list}))`),
  );
  return counted?.total ?? 0;
}

/** How many edits that make these people, or move them in or out of a group, the server does not have yet. */
export function countUnsentOfPeople(queries: QueryRunner, people: readonly RowId[]): number {
  const exported = new Set(people);
  const made = queries.column((db) => db.selectFrom('new_person').select('person_id'));
  const edits = queries.all((db) =>
    db.selectFrom('outbox').select(['group_id', 'command', 'version', 'args']),
  );
  const concerning = edits.filter(({ group_id, command, version, args }) => {
    const concerned = concernedPeople(decodeIntent(command, version, args));
    const rows =
      concerned === 'everyone' ? removedFrom(queries, group_id) : rowsOf(queries, concerned);
    return rows.some((row) => exported.has(row));
  });
  return made.filter((row) => exported.has(row)).length + concerning.length;
}

function rowsOf(queries: QueryRunner, uids: readonly string[]): RowId[] {
  if (uids.length === 0) return [];
  const list = JSON.stringify(uids);
  return queries.column((db) =>
    db
      .selectFrom('person')
      .select('id')
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${list}))`),
  );
}

/** Whom the deletion of a group has taken out of it. */
function removedFrom(queries: QueryRunner, groupRow: RowId): RowId[] {
  return queries.column((db) =>
    db
      .selectFrom('membership')
      .select('person_id')
      .where('group_id', '=', groupRow)
      .where('standing', '=', sql.lit<Standing>('removed')),
  );
}
