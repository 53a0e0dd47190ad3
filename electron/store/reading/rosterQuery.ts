import { sql } from 'kysely';
import type { SyncMark } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import { decodeAttributes, decodeFlag, decodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder } from '../database/queryRunner.ts';
import type { DatesFrom, Flag } from '../schema.ts';
import { orderRoster, type RosterSelect } from './rosterOrder.ts';
import { type RosterTime, staysAt } from './staysAt.ts';
import { matchesPattern } from './textConditions.ts';

export interface RosterFilter {
  time: RosterTime;
  /** LIKE patterns that all have to match name, e-mail or phone. */
  patterns?: readonly string[];
  /** Only these people. */
  personIds?: readonly PersonId[] | null;
  /** Only who is in that other roster, or who is not. */
  other?: { time: RosterTime; isIn: boolean };
}

/** The people in a group: one query for the screen, the preview, comparisons and every export. */
function rosterOf(
  db: QueryBuilder,
  { time, patterns = [], personIds = null, other }: RosterFilter,
): RosterSelect<Record<never, never>> {
  let query: RosterSelect<Record<never, never>> = db
    .selectFrom(staysAt(db, time))
    .innerJoin('person as p', 'p.id', 'm.person_id');
  for (const pattern of patterns) query = query.where(matchesPattern('p.search_text', pattern));
  if (personIds !== null) {
    const chosen = JSON.stringify(personIds);
    query = query.where(sql<boolean>`p.uid IN (SELECT value FROM json_each(${chosen}))`);
  }
  if (other !== undefined) {
    const people = db.selectFrom(staysAt(db, other.time)).select('m.person_id');
    query = query.where('m.person_id', other.isIn ? 'in' : 'not in', people);
  }
  return query;
}

export function countRoster(db: QueryBuilder, filter: RosterFilter) {
  return rosterOf(db, filter).select((eb) => eb.fn.countAll<number>().as('total'));
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
