import { sql } from 'kysely';
import type { PersonId } from '#shared/domain/ids.ts';
import { decodeFlag, decodeInstantOrNull, encodeFlag, encodeInstantOrNull } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { CopyMember, ServerCopy } from '../lanes/serverCopy.ts';
import type { DatesFrom, Flag, RowId, Standing } from '../schema/columns.ts';

/** The stored server copies: only groups with unsent edits have one. */
export interface CopyRows {
  /** Fills `personRows`. */
  read(groupId: RowId, personRows: Map<PersonId, RowId>): ServerCopy | null;
  /** Only the fields, for an edit that needs no more. */
  readFields(groupId: RowId): ServerCopy['fields'] | null;
  memberOf(groupId: RowId, personRow: RowId): CopyMember | null;
  /** At the first edit the view still is the server's copy. */
  copyFromView(groupId: RowId): void;
  write(groupId: RowId, copy: ServerCopy, rowOf: (personId: PersonId) => RowId): void;
  drop(groupId: RowId): void;
}

export function createCopyRows(queries: QueryRunner): CopyRows {
  const group = queries.prepare((p: { groupId: RowId }, db) =>
    db.selectFrom('base_group').select(['name', 'description']).where('group_id', '=', p.groupId),
  );
  const members = queries.prepare((p: { groupId: RowId }, db) =>
    db
      .selectFrom('base_membership as b')
      .innerJoin('person as p', 'p.id', 'b.person_id')
      .select(['p.uid', 'b.person_id', 'b.is_admin', 'b.joined_at', 'b.dates_from'])
      .where('b.group_id', '=', p.groupId),
  );
  const member = queries.prepare((p: { groupId: RowId; personRow: RowId }, db) =>
    db
      .selectFrom('base_membership')
      .select(['is_admin', 'joined_at', 'dates_from'])
      .where('group_id', '=', p.groupId)
      .where('person_id', '=', p.personRow),
  );
  const copyGroup = queries.prepare((p: { groupId: RowId }, db) =>
    db
      .insertInto('base_group')
      .columns(['group_id', 'name', 'description'])
      .expression((eb) =>
        eb
          .selectFrom('roster_group')
          .select(['id', 'name', 'description'])
          .where('id', '=', p.groupId)
          .where('is_present', '=', 1),
      ),
  );
  const copyMembers = queries.prepare((p: { groupId: RowId }, db) =>
    db
      .insertInto('base_membership')
      .columns(['group_id', 'person_id', 'is_admin', 'joined_at', 'dates_from'])
      .expression((eb) =>
        eb
          .selectFrom('membership')
          .select(['group_id', 'person_id', 'is_admin', 'joined_at', 'dates_from'])
          .where('group_id', '=', p.groupId)
          .where('standing', '=', sql.lit<Standing>('open'))
          .orderBy('person_id'),
      ),
  );
  const insertGroup = queries.prepare(
    (p: { groupId: RowId; name: string; description: string | null }, db) =>
      db
        .insertInto('base_group')
        .values({ group_id: p.groupId, name: p.name, description: p.description }),
  );
  const insertMember = queries.prepare((p: MemberColumns & { groupId: RowId }, db) =>
    db.insertInto('base_membership').values({
      group_id: p.groupId,
      person_id: p.personRow,
      is_admin: p.isAdmin,
      joined_at: p.joinedAt,
      dates_from: p.datesFrom,
    }),
  );
  const dropGroup = queries.prepare((p: { groupId: RowId }, db) =>
    db.deleteFrom('base_group').where('group_id', '=', p.groupId),
  );
  const dropMembers = queries.prepare((p: { groupId: RowId }, db) =>
    db.deleteFrom('base_membership').where('group_id', '=', p.groupId),
  );

  const rows: CopyRows = {
    read(groupId, personRows) {
      const fields = group.get({ groupId });
      if (fields === undefined) return null;
      const copied = new Map<PersonId, CopyMember>();
      for (const row of members.all({ groupId })) {
        personRows.set(row.uid, row.person_id);
        copied.set(row.uid, decode(row));
      }
      return { fields, members: copied };
    },
    readFields: (groupId) => group.get({ groupId }) ?? null,
    memberOf(groupId, personRow) {
      const row = member.get({ groupId, personRow });
      return row === undefined ? null : decode(row);
    },
    copyFromView(groupId) {
      copyGroup.run({ groupId });
      copyMembers.run({ groupId });
    },
    write(groupId, copy, rowOf) {
      rows.drop(groupId);
      insertGroup.run({ groupId, ...copy.fields });
      for (const [personId, { isAdmin, joinedAt, datesFrom }] of copy.members) {
        insertMember.run({
          groupId,
          personRow: rowOf(personId),
          isAdmin: encodeFlag(isAdmin),
          joinedAt: encodeInstantOrNull(joinedAt),
          datesFrom,
        });
      }
    },
    drop(groupId) {
      dropMembers.run({ groupId });
      dropGroup.run({ groupId });
    },
  };
  return rows;
}

type MemberColumns = {
  personRow: RowId;
  isAdmin: Flag;
  joinedAt: number | null;
  datesFrom: DatesFrom;
};

function decode(row: {
  is_admin: Flag;
  joined_at: number | null;
  dates_from: DatesFrom;
}): CopyMember {
  return {
    isAdmin: decodeFlag(row.is_admin),
    joinedAt: decodeInstantOrNull(row.joined_at),
    datesFrom: row.dates_from,
  };
}
