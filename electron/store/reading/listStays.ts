import { sql } from 'kysely';
import type { Stay, StaysFilter } from '#shared/domain/stay.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeFlag, decodeInstantOrNull, encodeInstant } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { RowId, Standing } from '../schema/columns.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { StaysRequest } from '../workspaceStore.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { findGroupRow } from './staysAt.ts';
import { matchesPattern } from './textConditions.ts';

/**
 * One page of a group's stays, those of now and those of the past: what happened last comes first, people without any
 * date last. Null for a group that was never here.
 */
export function listStays(queries: QueryRunner, request: StaysRequest): Page<Stay> | null {
  const { groupId, filter = { kind: 'ever' }, text = '', limit, cursor } = request;
  const offset = offsetOf(cursor);
  const group = findGroupRow(queries, groupId);
  if (group === null) return null;
  const wanted = (db: QueryBuilder) => selectStays(db, group.id, { filter, text });
  const [counted] = queries.all((db) =>
    wanted(db).select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const rows = queries.all((db) =>
    db
      .selectFrom(
        // Sorted and cut before the people are looked up.
        wanted(db)
          .selectAll('s')
          .orderBy('s.last_event', (order) => order.desc().nullsLast())
          .orderBy('s.id', 'desc')
          .limit(limit)
          .offset(offset)
          .as('m'),
      )
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .selectAll('m')
      .select(['p.uid', 'p.member_key', 'p.name', 'p.email', 'p.phone', 'p.status'])
      .orderBy('m.last_event', (order) => order.desc().nullsLast())
      .orderBy('m.id', 'desc'),
  );
  const total = counted?.total ?? 0;
  return {
    items: rows.map((row) => ({
      person: {
        id: row.uid,
        memberKey: row.member_key,
        name: row.name,
        email: row.email,
        phone: row.phone,
        status: row.status,
      },
      isAdmin: decodeFlag(row.is_admin),
      joinedAt: decodeInstantOrNull(row.joined_at),
      leftAt: decodeInstantOrNull(row.left_at),
      datesFrom: row.dates_from,
      leftFrom: row.left_from,
    })),
    nextCursor: cursorAfter(offset, rows.length, total),
    total,
  };
}

/** The stays of a group (`s`) that a filter lets through, of people who have the text. */
export function selectStays(
  db: QueryBuilder,
  groupRow: RowId,
  { filter, text }: { filter: StaysFilter; text: string },
) {
  return matching(db, wantedStays(db, groupRow, filter), searchTerms(text).patterns);
}

/** One part for each standing: every row is found through one of the three partial indexes. */
export function staysOf(db: QueryBuilder, groupRow: RowId) {
  return standing(db, groupRow, 'open')
    .unionAll(standing(db, groupRow, 'removed'))
    .unionAll(standing(db, groupRow, 'past'));
}

function standing(db: QueryBuilder, groupRow: RowId, value: Standing) {
  return db
    .selectFrom('membership')
    .select([
      'id',
      'person_id',
      'is_admin',
      'joined_at',
      'dates_from',
      'left_at',
      'left_from',
      'sync_mark',
    ])
    .select(sql<number | null>`coalesce(left_at, joined_at)`.as('last_event'))
    .where('group_id', '=', groupRow)
    .where('standing', '=', sql.lit(value));
}

function wantedStays(db: QueryBuilder, groupRow: RowId, filter: StaysFilter) {
  const ever = db.selectFrom(staysOf(db, groupRow).as('s')).selectAll();
  switch (filter.kind) {
    case 'ever':
      return ever;
    case 'current':
      return ever.where('left_at', 'is', null);
    case 'former': {
      const current = standing(db, groupRow, 'open').clearSelect().select('person_id');
      return ever.where('person_id', 'not in', current);
    }
    case 'joined':
    case 'left': {
      const date = filter.kind === 'joined' ? 'joined_at' : 'left_at';
      const [from, to] = [encodeInstant(filter.from), encodeInstant(filter.to)];
      return ever.where(date, '>=', from).where(date, '<=', to);
    }
  }
}

/** Those of people whose name, e-mail or phone holds every word. */
function matching(
  db: QueryBuilder,
  stays: ReturnType<typeof wantedStays>,
  patterns: readonly string[],
) {
  const query = db.selectFrom(stays.as('s'));
  if (patterns.length === 0) return query;
  return query.where((eb) => {
    let person = eb.selectFrom('person as q').select('q.id').whereRef('q.id', '=', 's.person_id');
    for (const pattern of patterns) person = person.where(matchesPattern('q.search_text', pattern));
    return eb.exists(person);
  });
}
