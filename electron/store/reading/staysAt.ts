import { sql } from 'kysely';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeInstant, encodeInstant } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { Flag, RowId, Standing } from '../schema/columns.ts';

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
  if (group === undefined) return null;
  return { id: group.id, noticedSince: decodeInstant(group.first_seen_at) };
}

/** A stay that holds at some time: its row, and whose it is. */
export interface StayAt {
  id: RowId;
  personRow: RowId;
  joinedMs: number | null;
  isAdmin: Flag;
}

/**
 * Who is in a group now (null), or was in it at an instant: the one place that says what that means. A stay holds from its
 * beginning to its end, the end not included; without a known beginning it has always held. Unsent edits count. Nobody
 * stands twice, however the dates of their stays overlap: then the stay that began last counts.
 */
export function findStaysAt(
  queries: QueryRunner,
  { id: groupRow }: FoundGroup,
  at: Instant | null,
): StayAt[] {
  if (at === null) return queries.all((db) => stays(db, groupRow, 'open'));
  const atMs = encodeInstant(at);
  const held = queries.all((db) => {
    const begun = (standing: Standing) =>
      stays(db, groupRow, standing).where((eb) =>
        eb.or([eb('joined_at', 'is', null), eb('joined_at', '<=', atMs)]),
      );
    return begun('open')
      .unionAll(begun('removed').where('left_at', '>', atMs))
      .unionAll(begun('past').where('left_at', '>', atMs));
  });
  const byPerson = new Map<RowId, StayAt>();
  for (const stay of held) {
    const other = byPerson.get(stay.personRow);
    if (other === undefined || beganLater(stay, other)) byPerson.set(stay.personRow, stay);
  }
  return [...byPerson.values()];
}

function stays(db: QueryBuilder, groupRow: RowId, standing: Standing) {
  return (
    db
      .selectFrom('membership')
      .select(['id', 'person_id as personRow', 'joined_at as joinedMs', 'is_admin as isAdmin'])
      .where('group_id', '=', groupRow)
      // Written out, not bound: only so does SQLite take the partial index.
      .where('standing', '=', sql.lit(standing))
  );
}

function beganLater(stay: StayAt, other: StayAt): boolean {
  if (stay.joinedMs === other.joinedMs) return stay.id > other.id;
  return (stay.joinedMs ?? -Infinity) > (other.joinedMs ?? -Infinity);
}
