import type { PersonId } from '#shared/domain/ids.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';

/** Somebody whom a group names and nobody has listed: named by their key until the server lists them. */
export function addUnknown(
  rows: Rows,
  memberKey: string,
  touched: Touched,
): { id: RowId; uid: PersonId } {
  touched.people();
  return rows.people.insert(memberKey, {
    name: memberKey,
    email: null,
    phone: null,
    otherEmails: '[]',
    status: 'unknown',
    attributes: '{}',
  });
}
