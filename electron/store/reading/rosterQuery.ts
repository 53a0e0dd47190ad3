import { type SelectQueryBuilder, sql } from 'kysely';
import type { SyncMark } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { RosterOrder, RosterRow, RosterSort } from '#shared/domain/roster.ts';
import { decodeFlag, decodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder } from '../database/queryRunner.ts';
import type { DatesFrom, Flag, Schema, Standing } from '../schema.ts';
import { matchesPattern } from './textConditions.ts';

export interface RosterFilter {
  groupId: GroupId;
  /** LIKE patterns that all have to match name, e-mail or phone. */
  patterns: readonly string[];
  /** Only these people; null for everybody. */
  personIds: readonly PersonId[] | null;
}

type Tables = Pick<Schema, 'roster_group' | 'membership' | 'person'>;
type RosterSelect<Row> = SelectQueryBuilder<
  Schema & { g: Tables['roster_group']; m: Tables['membership']; p: Tables['person'] },
  'g' | 'm' | 'p',
  Row
>;

/** The people in a group now: one query for the screen, the preview and every export. */
function rosterOf(
  db: QueryBuilder,
  { groupId, patterns, personIds }: RosterFilter,
): RosterSelect<Record<never, never>> {
  let query: RosterSelect<Record<never, never>> = db
    .selectFrom('roster_group as g')
    .innerJoin('membership as m', 'm.group_id', 'g.id')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('g.uid', '=', groupId)
    // Written out, not bound: only so does SQLite take the partial index.
    .where('m.standing', '=', sql.lit<Standing>('open'));
  for (const pattern of patterns) query = query.where(matchesPattern('p.search_text', pattern));
  if (personIds !== null) {
    const chosen = JSON.stringify(personIds);
    query = query.where(sql<boolean>`p.uid IN (SELECT value FROM json_each(${chosen}))`);
  }
  return query;
}

export function countRoster(db: QueryBuilder, filter: RosterFilter) {
  return rosterOf(db, filter).select((eb) => eb.fn.countAll<number>().as('total'));
}

/** Sorted as asked, then by name; people without a value come last either way. */
export function selectRoster(db: QueryBuilder, filter: RosterFilter, order: RosterOrder) {
  const query = rosterOf(db, filter).select([
    'p.uid',
    'p.member_key',
    'p.name',
    'p.email',
    'p.phone',
    'p.status',
    'm.is_admin',
    'm.joined_at',
    'm.left_at',
    'm.dates_from',
    'm.sync_mark',
  ]);
  let sorted = query;
  for (const { key, direction } of [...order, byName]) sorted = sortBy(sorted, key, direction);
  return sorted.orderBy('p.id');
}

const byName: RosterSort = { key: 'name', direction: 'ascending' };

function sortBy<Row>(
  query: RosterSelect<Row>,
  key: RosterSort['key'],
  direction: RosterSort['direction'],
): RosterSelect<Row> {
  const way = direction === 'ascending' ? 'asc' : 'desc';
  switch (key) {
    case 'email':
      return query
        .orderBy((eb) => eb('p.email', 'is', null))
        .orderBy((eb) => eb.fn('lower', ['p.email']), way);
    case 'phone':
      return query.orderBy((eb) => eb('p.phone', 'is', null)).orderBy('p.phone', way);
    case 'joinedAt':
      return query.orderBy((eb) => eb('m.joined_at', 'is', null)).orderBy('m.joined_at', way);
    case 'role':
      // Admins come first when ascending.
      return query.orderBy('m.is_admin', way === 'asc' ? 'desc' : 'asc');
    default:
      return query.orderBy('p.search_text', way);
  }
}

export function asRosterRow(row: {
  uid: PersonId;
  member_key: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  status: PersonStatus;
  is_admin: Flag;
  joined_at: number | null;
  left_at: number | null;
  dates_from: DatesFrom;
  sync_mark: SyncMark;
}): RosterRow {
  return {
    id: row.uid,
    memberKey: row.member_key,
    name: row.name,
    email: row.email,
    phone: row.phone,
    status: row.status,
    isAdmin: decodeFlag(row.is_admin),
    joinedAt: decodeInstantOrNull(row.joined_at),
    leftAt: decodeInstantOrNull(row.left_at),
    datesFrom: row.dates_from,
    syncMark: row.sync_mark,
    attributes: {},
  };
}
