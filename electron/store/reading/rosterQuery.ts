import { type SqlBool, sql } from 'kysely';
import type { SyncMark } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import { decodeAttributes, decodeFlag, decodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { DatesFrom, Flag, RowId, Standing } from '../schema/columns.ts';
import { orderRoster, type RosterSelect } from './rosterOrder.ts';
import { matchesPattern } from './textConditions.ts';

/** Whose roster: that of a group now, or these stays (`staysAt.ts`). */
export type RosterSource = { groupRow: RowId } | { stayIds: readonly RowId[] };

export interface RosterFilter {
  source: RosterSource;
  /** LIKE patterns that all have to match name, e-mail or phone. */
  patterns?: readonly string[];
  /** Only these people. */
  personIds?: readonly PersonId[] | null;
}

/** The people on a roster: one query for the screen, the preview, comparisons and every export. */
function rosterOf(
  db: QueryBuilder,
  { source, patterns = [], personIds = null }: RosterFilter,
): RosterSelect<Record<never, never>> {
  let query = staysOn(db, source).innerJoin('person as p', 'p.id', 'm.person_id');
  for (const pattern of patterns) query = query.where(matchesPattern('p.search_text', pattern));
  return personIds === null ? query : query.where(isOneOf('p.uid', personIds));
}

function staysOn(db: QueryBuilder, source: RosterSource) {
  const stays = db.selectFrom('membership as m');
  if ('stayIds' in source) return stays.where(isOneOf('m.id', source.stayIds));
  return (
    stays
      .where('m.group_id', '=', source.groupRow)
      // Written out, not bound: only so does SQLite take the partial index.
      .where('m.standing', '=', sql.lit<Standing>('open'))
  );
}

/** However many they are: SQLite takes only so many values one by one. */
function isOneOf(column: string, values: readonly (string | number)[]) {
  return sql<SqlBool>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

export function countRoster(queries: QueryRunner, filter: RosterFilter): number {
  const { source, patterns = [], personIds = null } = filter;
  const isEverybody = patterns.length === 0 && personIds === null;
  if (isEverybody && 'stayIds' in source) return source.stayIds.length;
  const [counted] = queries.all((db) =>
    // Everybody is counted without looking them up.
    (isEverybody ? staysOn(db, source) : rosterOf(db, filter)).select((eb) =>
      eb.fn.countAll<number>().as('total'),
    ),
  );
  return counted?.total ?? 0;
}

/** In the order asked for; with the people's attributes only where any are. */
export function selectRoster(
  db: QueryBuilder,
  filter: RosterFilter,
  { order, attributes }: { order: RosterOrder; attributes: readonly string[] },
) {
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
    (attributes.length > 0 ? sql.ref<string>('p.attributes') : sql.lit('{}')).as('attributes'),
  ]);
  return orderRoster(query, order);
}

export function asRosterRow(
  row: {
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
    attributes: string;
  },
  attributes: readonly string[],
): RosterRow {
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
    attributes: attributes.length === 0 ? {} : pick(decodeAttributes(row.attributes), attributes),
  };
}

function pick(
  all: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(all, name) ? all[name] : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
