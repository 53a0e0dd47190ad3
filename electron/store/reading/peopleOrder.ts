import { type SelectQueryBuilder, sql } from 'kysely';
import type { Params } from '#shared/ipc/contract.ts';
import type { Standing } from '../schema/columns.ts';
import type { Schema } from '../schema/schema.ts';

export type PeopleSort = Params<'people.query'>['sort'];

export const byName: PeopleSort = { key: 'name', direction: 'ascending' };

/** A query over `person as p`. */
export type PeopleSelect<Row = Record<never, never>> = SelectQueryBuilder<
  Schema & { p: Schema['person'] },
  'p',
  Row
>;

/** In how many groups somebody is now. */
export const groupCount = sql<number>`(
  SELECT count(*) FROM membership AS m
  WHERE m.person_id = p.id AND m.standing = ${sql.lit<Standing>('open')}
)`;

const statusOrder = sql`CASE p.status
  WHEN 'active' THEN 0 WHEN 'inactive' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END`;

/** Sorted as asked, then by name; people without a value come last either way. */
export function sortPeople<Row>(
  query: PeopleSelect<Row>,
  { key, direction }: PeopleSort,
): PeopleSelect<Row> {
  const way = direction === 'ascending' ? 'asc' : 'desc';
  if (key === 'name') return query.orderBy('p.search_text', way).orderBy('p.id', way);
  return sortBy(query, key, way).orderBy('p.search_text').orderBy('p.id');
}

function sortBy<Row>(
  query: PeopleSelect<Row>,
  key: Exclude<PeopleSort['key'], 'name'>,
  way: 'asc' | 'desc',
): PeopleSelect<Row> {
  switch (key) {
    case 'email':
      return query
        .orderBy((eb) => eb('p.email', 'is', null))
        .orderBy((eb) => eb.fn('lower', ['p.email']), way);
    case 'phone':
      return query.orderBy((eb) => eb('p.phone', 'is', null)).orderBy('p.phone', way);
    case 'status':
      return query.orderBy(statusOrder, way);
    case 'groupCount':
      return query.orderBy(groupCount, way);
  }
}
