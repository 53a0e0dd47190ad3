import { type SqlBool, sql } from 'kysely';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { decodeAttributes, decodeTexts } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId, Standing } from '../schema/columns.ts';
import { groupCount } from './peopleOrder.ts';

const namedGroups = 6;

const open = sql.lit<Standing>('open');

const groupNames = sql<string>`(
  SELECT json_group_array(name) FROM (
    SELECT g.name FROM membership AS m JOIN roster_group AS g ON g.id = m.group_id
    WHERE m.person_id = p.id AND m.standing = ${open}
    ORDER BY g.name_key, g.id
    LIMIT ${sql.lit(namedGroups)}
  )
)`;

/** People as the list of everybody shows them, in the order of the ids; of their attributes only those asked for. */
export function describePeople(
  queries: QueryRunner,
  ids: readonly RowId[],
  attributes: readonly string[],
): PersonRow[] {
  const list = JSON.stringify(ids);
  const rows = queries.all((db) =>
    db
      .selectFrom('person as p')
      .select(['p.id', 'p.uid', 'p.member_key', 'p.name', 'p.email', 'p.phone', 'p.status'])
      .select('p.attributes')
      .select([groupCount.as('group_count'), groupNames.as('group_names')])
      .where(sql<SqlBool>`p.id IN (SELECT value FROM json_each(${list}))`),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return {
      id: row.uid,
      memberKey: row.member_key,
      name: row.name,
      email: row.email,
      phone: row.phone,
      status: row.status,
      attributes: attributes.length === 0 ? {} : pick(decodeAttributes(row.attributes), attributes),
      groupCount: row.group_count,
      groupNames: decodeTexts(row.group_names),
    };
  });
}

function pick(held: Record<string, string>, wanted: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = Object.hasOwn(held, name) ? held[name] : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
