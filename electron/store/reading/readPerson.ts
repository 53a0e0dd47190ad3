import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonDetails, StayInGroup } from '#shared/ipc/methods/people.ts';
import { decodeAttributes, decodeFlag, decodeInstantOrNull, decodeTexts } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';

/** One person with all that is known of them; also of somebody who is gone. Null for nobody here. */
export function readPerson(queries: QueryRunner, personId: PersonId): PersonDetails | null {
  const [row] = queries.all((db) =>
    db
      .selectFrom('person')
      .select(['id', 'uid', 'member_key', 'name', 'email', 'phone', 'other_emails', 'status'])
      .select('attributes')
      .where('uid', '=', personId),
  );
  if (row === undefined) return null;
  return {
    id: row.uid,
    memberKey: row.member_key,
    name: row.name,
    email: row.email,
    phone: row.phone,
    status: row.status,
    otherEmails: decodeTexts(row.other_emails),
    attributes: decodeAttributes(row.attributes),
    groups: readStays(queries, row.id),
  };
}

/** Where they are by name, then where they were, the last first. */
function readStays(queries: QueryRunner, personRow: RowId): StayInGroup[] {
  const rows = queries.all((db) =>
    db
      .selectFrom('membership as m')
      .innerJoin('roster_group as g', 'g.id', 'm.group_id')
      .select(['g.uid', 'g.name', 'm.is_admin', 'm.joined_at', 'm.dates_from'])
      .select(['m.left_at', 'm.left_from', 'm.sync_mark'])
      .where('m.person_id', '=', personRow)
      .orderBy((eb) => eb('m.left_at', 'is not', null))
      .orderBy('m.left_at', 'desc')
      .orderBy('g.name_key')
      .orderBy('m.id', 'desc'),
  );
  return rows.map((row) => ({
    groupId: row.uid,
    name: row.name,
    isAdmin: decodeFlag(row.is_admin),
    joinedAt: decodeInstantOrNull(row.joined_at),
    leftAt: decodeInstantOrNull(row.left_at),
    datesFrom: row.dates_from,
    leftFrom: row.left_from,
    syncMark: row.sync_mark,
  }));
}
