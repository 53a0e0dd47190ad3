import { sql } from 'kysely';
import type { SyncMark } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { decodeFlag, decodeInstantOrNull, encodeFlag, encodeInstantOrNull } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { CurrentIntervals, Interval, IntervalStep } from '../lanes/planIntervals.ts';
import type { DatesFrom, Flag, RowId, Standing } from '../schema/columns.ts';

/** The intervals that are not history: open, or closed by an edit that is on its way. */
export interface MembershipRows {
  /** Everybody with an interval in the group that is not history. Fills `personRows`. */
  currentOf(groupId: RowId, personRows: Map<PersonId, RowId>): Map<PersonId, CurrentIntervals>;
  currentOfPerson(groupId: RowId, personRow: RowId): CurrentIntervals;
  take(groupId: RowId, personRow: RowId, steps: readonly IntervalStep[]): void;
  countOpen(groupId: RowId): number;
  /** Takes the open and removed intervals of a group away, as if it had never been here. */
  forget(groupId: RowId): void;
}

// Written into the SQL, not bound: only so does SQLite take the partial indexes.
const open = sql.lit<Standing>('open');
const removed = sql.lit<Standing>('removed');

export function createMembershipRows(queries: QueryRunner): MembershipRows {
  const columns = [
    'm.id',
    'm.standing',
    'm.is_admin',
    'm.joined_at',
    'm.dates_from',
    'm.left_at',
    'm.left_from',
    'm.sync_mark',
  ] as const;
  const ofGroup = (standing: typeof open) =>
    queries.prepare((p: { groupId: RowId }, db) =>
      db
        .selectFrom('membership as m')
        .innerJoin('person as p', 'p.id', 'm.person_id')
        .select([...columns, 'm.person_id', 'p.uid'])
        .where('m.group_id', '=', p.groupId)
        .where('m.standing', '=', standing),
    );
  const ofPerson = (standing: typeof open) =>
    queries.prepare((p: { groupId: RowId; personRow: RowId }, db) =>
      db
        .selectFrom('membership as m')
        .select(columns)
        .where('m.group_id', '=', p.groupId)
        .where('m.person_id', '=', p.personRow)
        .where('m.standing', '=', standing),
    );
  const openOfGroup = ofGroup(open);
  const removedOfGroup = ofGroup(removed);
  const openOfPerson = ofPerson(open);
  const removedOfPerson = ofPerson(removed);
  const insert = queries.prepare((p: IntervalColumns & { groupId: RowId; personRow: RowId }, db) =>
    db.insertInto('membership').values({
      group_id: p.groupId,
      person_id: p.personRow,
      standing: p.standing,
      is_admin: p.isAdmin,
      joined_at: p.joinedAt,
      dates_from: p.datesFrom,
      left_at: p.leftAt,
      left_from: p.leftFrom,
      sync_mark: p.syncMark,
    }),
  );
  const update = queries.prepare((p: IntervalColumns & { id: RowId }, db) =>
    db
      .updateTable('membership')
      .set({
        standing: p.standing,
        is_admin: p.isAdmin,
        joined_at: p.joinedAt,
        dates_from: p.datesFrom,
        left_at: p.leftAt,
        left_from: p.leftFrom,
        sync_mark: p.syncMark,
      })
      .where('id', '=', p.id),
  );
  const remove = queries.prepare((p: { id: RowId }, db) =>
    db.deleteFrom('membership').where('id', '=', p.id),
  );
  const countOpen = queries.prepare((p: { groupId: RowId }, db) =>
    db
      .selectFrom('membership')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('group_id', '=', p.groupId)
      .where('standing', '=', open),
  );
  const forget = [open, removed].map((standing) =>
    queries.prepare((p: { groupId: RowId }, db) =>
      db
        .deleteFrom('membership')
        .where('group_id', '=', p.groupId)
        .where('standing', '=', standing),
    ),
  );

  return {
    currentOf(groupId, personRows) {
      const people = new Map<PersonId, CurrentIntervals>();
      for (const row of openOfGroup.all({ groupId })) {
        personRows.set(row.uid, row.person_id);
        people.set(row.uid, { open: decode(row), removed: null });
      }
      for (const row of removedOfGroup.all({ groupId })) {
        personRows.set(row.uid, row.person_id);
        people.set(row.uid, { open: people.get(row.uid)?.open ?? null, removed: decode(row) });
      }
      return people;
    },
    currentOfPerson(groupId, personRow) {
      const openRow = openOfPerson.get({ groupId, personRow });
      const removedRow = removedOfPerson.get({ groupId, personRow });
      return {
        open: openRow === undefined ? null : decode(openRow),
        removed: removedRow === undefined ? null : decode(removedRow),
      };
    },
    take(groupId, personRow, steps) {
      for (const step of steps) {
        switch (step.step) {
          case 'insert':
            insert.run({ groupId, personRow, ...encode(step.values) });
            break;
          case 'update':
            update.run({ id: step.id, ...encode(step.values) });
            break;
          case 'delete':
            remove.run({ id: step.id });
            break;
        }
      }
    },
    countOpen: (groupId) => countOpen.get({ groupId })?.total ?? 0,
    forget(groupId) {
      for (const query of forget) query.run({ groupId });
    },
  };
}

type IntervalColumns = {
  standing: Standing;
  isAdmin: Flag;
  joinedAt: number | null;
  datesFrom: DatesFrom;
  leftAt: number | null;
  leftFrom: DatesFrom | null;
  syncMark: SyncMark;
};

function encode(values: Omit<Interval, 'id'>): IntervalColumns {
  return {
    standing: values.standing,
    isAdmin: encodeFlag(values.isAdmin),
    joinedAt: encodeInstantOrNull(values.joinedAt),
    datesFrom: values.datesFrom,
    leftAt: encodeInstantOrNull(values.leftAt),
    leftFrom: values.leftFrom,
    syncMark: values.syncMark,
  };
}

function decode(row: {
  id: RowId;
  standing: Standing;
  is_admin: Flag;
  joined_at: number | null;
  dates_from: DatesFrom;
  left_at: number | null;
  left_from: DatesFrom | null;
  sync_mark: SyncMark;
}): Interval {
  return {
    id: row.id,
    standing: row.standing,
    isAdmin: decodeFlag(row.is_admin),
    joinedAt: decodeInstantOrNull(row.joined_at),
    datesFrom: row.dates_from,
    leftAt: decodeInstantOrNull(row.left_at),
    leftFrom: row.left_from,
    syncMark: row.sync_mark,
  };
}
