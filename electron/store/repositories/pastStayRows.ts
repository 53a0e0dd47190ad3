import { sql } from 'kysely';
import type { Instant } from '#shared/domain/time.ts';
import { encodeInstant, encodeInstantOrNull } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { PastStay, PastStep } from '../lanes/planPastStays.ts';
import type { DatesFrom, RowId, Standing } from '../schema/columns.ts';

/** The intervals of `membership` that are history. */
export interface PastStayRows {
  /** The history of a group, by the key of whom it is about. People without a key are left out: no server tells of them. */
  of(groupId: RowId): Map<string, { personRow: RowId; stays: PastStay[] }>;
  take(groupId: RowId, personRow: RowId, steps: readonly PastStep[]): void;
  /** The history of one group becomes another's. */
  handOver(fromGroupId: RowId, toGroupId: RowId): void;
  /**
   * Makes the last stay that was noticed to have ended at that time a current one again: open, or (`removedAt`) closed
   * by an edit of ours.
   */
  reopen(stay: {
    groupId: RowId;
    personRow: RowId;
    endedAt: Instant;
    removedAt: Instant | null;
  }): void;
}

// Written into the SQL, not bound: only so does SQLite take the partial indexes.
const past = sql.lit<Standing>('past');

export function createPastStayRows(queries: QueryRunner): PastStayRows {
  const ofGroup = queries.prepare((p: { groupId: RowId }, db) =>
    db
      .selectFrom('membership as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .select(['m.id', 'm.person_id', 'm.joined_at', 'm.dates_from', 'm.left_at', 'm.left_from'])
      .select('p.member_key')
      .where('m.group_id', '=', p.groupId)
      .where('m.standing', '=', past)
      .orderBy('m.id'),
  );
  const insert = queries.prepare((p: DateColumns & { groupId: RowId; personRow: RowId }, db) =>
    db.insertInto('membership').values({
      group_id: p.groupId,
      person_id: p.personRow,
      standing: 'past',
      // The server does not tell whether somebody who is gone was an admin.
      is_admin: 0,
      joined_at: p.joinedAt,
      dates_from: p.datesFrom,
      left_at: p.leftAt,
      left_from: p.leftFrom,
      sync_mark: 'synced',
    }),
  );
  const setDates = queries.prepare((p: DateColumns & { id: RowId }, db) =>
    db
      .updateTable('membership')
      .set({
        joined_at: p.joinedAt,
        dates_from: p.datesFrom,
        left_at: p.leftAt,
        left_from: p.leftFrom,
      })
      .where('id', '=', p.id),
  );
  const handOver = queries.prepare((p: { fromGroupId: RowId; toGroupId: RowId }, db) =>
    db
      .updateTable('membership')
      .set({ group_id: p.toGroupId })
      .where('group_id', '=', p.fromGroupId)
      .where('standing', '=', past),
  );
  const reopen = queries.prepare(
    (
      p: {
        groupId: RowId;
        personRow: RowId;
        endedAt: number;
        standing: Standing;
        leftAt: number | null;
        leftFrom: DatesFrom | null;
      },
      db,
    ) =>
      db
        .updateTable('membership')
        .set({ standing: p.standing, left_at: p.leftAt, left_from: p.leftFrom })
        .where('id', '=', (eb) =>
          eb
            .selectFrom('membership')
            .select((id) => id.fn.max('id').as('id'))
            .where('group_id', '=', p.groupId)
            .where('person_id', '=', p.personRow)
            .where('standing', '=', past)
            .where('left_at', '=', p.endedAt)
            .where('left_from', '=', sql.lit<DatesFrom>('observed')),
        ),
  );

  return {
    of(groupId) {
      const people = new Map<string, { personRow: RowId; stays: PastStay[] }>();
      for (const row of ofGroup.all({ groupId })) {
        const stay = asPast(row);
        if (row.member_key === null || stay === null) continue;
        const person = people.get(row.member_key);
        if (person !== undefined) person.stays.push(stay);
        else people.set(row.member_key, { personRow: row.person_id, stays: [stay] });
      }
      return people;
    },
    take(groupId, personRow, steps) {
      for (const step of steps) {
        const { joinedMs, datesFrom, leftMs, leftFrom } = step.dates;
        const dates = { joinedAt: joinedMs, datesFrom, leftAt: leftMs, leftFrom };
        if (step.step === 'update') setDates.run({ id: step.id, ...dates });
        else insert.run({ groupId, personRow, ...dates });
      }
    },
    handOver(fromGroupId, toGroupId) {
      handOver.run({ fromGroupId, toGroupId });
    },
    reopen({ groupId, personRow, endedAt, removedAt }) {
      reopen.run({
        groupId,
        personRow,
        endedAt: encodeInstant(endedAt),
        standing: removedAt === null ? 'open' : 'removed',
        leftAt: encodeInstantOrNull(removedAt),
        leftFrom: removedAt === null ? null : 'edit',
      });
    },
  };
}

type DateColumns = {
  joinedAt: number | null;
  datesFrom: DatesFrom;
  leftAt: number | null;
  leftFrom: DatesFrom | null;
};

/** The schema sees to it that what is past has an end; null only for the compiler. */
function asPast(row: {
  id: RowId;
  joined_at: number | null;
  dates_from: DatesFrom;
  left_at: number | null;
  left_from: DatesFrom | null;
}): PastStay | null {
  const { id, joined_at, dates_from, left_at, left_from } = row;
  if (left_at === null || left_from === null) return null;
  return { id, joinedMs: joined_at, datesFrom: dates_from, leftMs: left_at, leftFrom: left_from };
}
