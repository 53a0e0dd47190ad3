import { type SqlBool, sql } from 'kysely';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Person } from '#shared/domain/person.ts';
import type { QueryRunner } from '../database/queryRunner.ts';

/** People by their ids, in that order; who is not here (any more) is left out. */
export function readPeople(queries: QueryRunner, personIds: readonly PersonId[]): Person[] {
  const ids = JSON.stringify(personIds);
  const rows = queries.all((db) =>
    db
      .selectFrom('person')
      .select(['uid as id', 'member_key as memberKey', 'name', 'email', 'phone', 'status'])
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${ids}))`),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return personIds.flatMap((personId) => byId.get(personId) ?? []);
}
