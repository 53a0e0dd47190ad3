import { sql } from 'kysely';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Stay } from '#shared/domain/stay.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeFlag, decodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { RowId, Standing } from '../schema.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';

/**
 * One page of a group's stays, those of now and those of the past: what happened last comes first, people without any
 * date last. Null for a group that was never here.
 */
export function listStays(
  queries: QueryRunner,
  { groupId, limit, cursor }: PageRequest & { groupId: GroupId },
): Page<Stay> | null {
  const offset = offsetOf(cursor);
  const [group] = queries.all((db) =>
    db.selectFrom('roster_group').select('id').where('uid', '=', groupId),
  );
  if (group === undefined) return null;
  const [counted] = queries.all((db) =>
    db
      .selectFrom(staysOf(db, group.id).as('s'))
      .select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const rows = queries.all((db) =>
    db
      .selectFrom(
        // Sorted and cut before the people are looked up.
        db
          .selectFrom(staysOf(db, group.id).as('s'))
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

/** One part for each standing: every row is found through one of the three partial indexes. */
function staysOf(db: QueryBuilder, groupRow: RowId) {
  const standing = (value: Standing) =>
    db
      .selectFrom('membership')
      .select(['id', 'person_id', 'is_admin', 'joined_at', 'dates_from', 'left_at', 'left_from'])
      .select(sql<number | null>`coalesce(left_at, joined_at)`.as('last_event'))
      .where('group_id', '=', groupRow)
      .where('standing', '=', sql.lit(value));
  return standing('open').unionAll(standing('removed')).unionAll(standing('past'));
}
