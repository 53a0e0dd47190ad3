import { type AliasedSelectQueryBuilder, sql } from 'kysely';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeInstant, encodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { MembershipTable, RowId, Standing } from '../schema.ts';

/** A group's roster at a time. */
export interface RosterTime {
  groupRow: RowId;
  /** Unix milliseconds; null: now. */
  atMs: number | null;
}

const columns = [
  'id',
  'person_id',
  'is_admin',
  'joined_at',
  'dates_from',
  'left_at',
  'sync_mark',
] as const;
type StayColumns = Pick<MembershipTable, Exclude<(typeof columns)[number], 'id'>> & { id: RowId };

/**
 * Who is or was in a group at a time, by their stay: the one place that says what "at a time" means. A stay holds from its
 * beginning to its end, the end not included; without a known beginning it has always held. Unsent edits count. Nobody
 * stands twice, however the dates of their stays overlap: then the stay that began last counts.
 */
export function staysAt(
  db: QueryBuilder,
  { groupRow, atMs }: RosterTime,
): AliasedSelectQueryBuilder<StayColumns, 'm'> {
  const standing = (value: Standing) =>
    db
      .selectFrom('membership')
      .select(columns)
      .where('group_id', '=', groupRow)
      // Written out, not bound: only so does SQLite take the partial index.
      .where('standing', '=', sql.lit(value));
  if (atMs === null) return standing('open').as('m');
  const held = (value: Standing) => {
    const stays = standing(value).where((eb) =>
      eb.or([eb('joined_at', 'is', null), eb('joined_at', '<=', atMs)]),
    );
    return value === 'open' ? stays : stays.where('left_at', '>', atMs);
  };
  return db
    .selectFrom(
      db
        .selectFrom(held('open').unionAll(held('removed')).unionAll(held('past')).as('stay'))
        .select(columns)
        .select(
          sql<number>`row_number() OVER (
            PARTITION BY person_id ORDER BY joined_at DESC NULLS LAST, id DESC
          )`.as('place'),
        )
        .as('ranked'),
    )
    .select(columns)
    .where('place', '=', 1)
    .as('m');
}

export interface FoundGroup {
  id: RowId;
  /** Since when its comings and goings are noticed here. */
  noticedSince: Instant;
}

/** Also of a deleted group; null: it was never here. */
export function findGroupRow(queries: QueryRunner, groupId: GroupId): FoundGroup | null {
  const [group] = queries.all((db) =>
    db.selectFrom('roster_group').select(['id', 'first_seen_at']).where('uid', '=', groupId),
  );
  return group === undefined
    ? null
    : { id: group.id, noticedSince: decodeInstant(group.first_seen_at) };
}

export function rosterTime(group: FoundGroup, at: Instant | null): RosterTime {
  return { groupRow: group.id, atMs: encodeInstantOrNull(at) };
}
