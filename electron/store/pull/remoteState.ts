import type { GroupMember, GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { RemoteGroup } from '../syncPorts.ts';
import { addUnknown } from './addUnknown.ts';

/**
 * A group as the server tells it, in our ids. Somebody the store has never heard of becomes a person of status
 * `unknown`, named by their key until the server lists them. Fills `personRows`.
 */
export function remoteState(
  rows: Rows,
  remote: RemoteGroup,
  personRows: Map<PersonId, RowId>,
  touched: Touched,
): GroupState {
  const members = new Map<PersonId, GroupMember>();
  for (const { memberKey, isAdmin, joinedAt } of remote.members) {
    const person = rows.people.idsOf(memberKey) ?? addUnknown(rows, memberKey, touched);
    personRows.set(person.uid, person.id);
    members.set(person.uid, { isAdmin, joinedAt });
  }
  return { fields: { name: remote.name, description: remote.description }, members };
}
