import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import type { RosterOrder, RosterSort } from '#shared/domain/roster.ts';
import type { Schema } from '../schema/schema.ts';
import type { PeopleSelect } from './peopleOrder.ts';

/** Stays (`m`) and whose they are (`p`). */
export type RosterSelect<Row> = SelectQueryBuilder<
  Schema & { m: Schema['membership']; p: Schema['person'] },
  'm' | 'p',
  Row
>;

const byName: RosterSort = { key: 'name', direction: 'ascending' };

/** As asked, then by name; people without a value come last either way. */
export function orderRoster<Row>(query: RosterSelect<Row>, order: RosterOrder): RosterSelect<Row> {
  let ordered = query;
  for (const { key, direction } of [...order, byName]) {
    const isDown = direction === 'descending';
    ordered = ordered.orderBy(sortValue(key), (way) =>
      (isDown ? way.desc() : way.asc()).nullsLast(),
    );
  }
  return ordered.orderBy('p.id');
}

/**
 * People (`p`) who stand once for several rosters, in the order of a roster: what differs from group to group does not
 * count.
 */
export function orderAcrossRosters<Row>(
  query: PeopleSelect<Row>,
  order: RosterOrder,
): PeopleSelect<Row> {
  let ordered = query;
  for (const { key, direction } of [...order, byName]) {
    if (key === 'joinedAt' || key === 'role' || key === 'syncMark') continue;
    const isDown = direction === 'descending';
    ordered = ordered.orderBy(sortValue(key), (way) =>
      (isDown ? way.desc() : way.asc()).nullsLast(),
    );
  }
  return ordered.orderBy('p.id');
}

function sortValue(key: RosterSort['key']): Expression<string | number | null> {
  switch (key) {
    case 'name':
      return sql.ref('p.search_text');
    case 'email':
      return sql`lower(p.email)`;
    case 'phone':
      return sql.ref('p.phone');
    case 'joinedAt':
      return sql.ref('m.joined_at');
    // Admins come first when ascending, and so does what needs somebody to look at it.
    case 'role':
      return sql`-m.is_admin`;
    case 'syncMark':
      return sql`CASE m.sync_mark WHEN 'attention' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END`;
    case 'status':
      return sql`CASE p.status
        WHEN 'active' THEN 0 WHEN 'inactive' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END`;
    case 'memberKey':
      return sql.ref('p.member_key');
    default:
      // Not a path: a name may hold quotes, dots and brackets, and here it is a bound value like any other.
      return sql`(
        SELECT natural_order(nullif(value, '')) FROM json_each(p.attributes)
        WHERE key = ${key.slice('attribute:'.length)}
      )`;
  }
}
