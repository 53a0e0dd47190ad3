import { membersDevAssumptions } from './assumptions.ts';
import { createUser } from './createUser.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts';
import type { MembersDevOperation } from './operation.ts';
import { getUserByExternalId, listUsers } from './users.ts';

const { updateMethod, createdStatus, deletedStatus } = membersDevAssumptions;

const groups = '/v1/groups';
const group = `${groups}/{group_id}`;
const users = '/v1/users';

/** Every operation this face serves. One user by Members.dev's own id is not among them: no page has it. */
export const membersDevOperations: readonly MembersDevOperation[] = [
  operation('GET', groups, 200, listGroups),
  operation('POST', groups, createdStatus, createGroup),
  operation('GET', group, 200, getGroup),
  operation(updateMethod, group, 200, updateGroup),
  operation('DELETE', group, deletedStatus, deleteGroup),
  operation('GET', users, 200, listUsers),
  operation('POST', users, createdStatus, createUser),
  operation('GET', `${users}/external/{external_id}`, 200, getUserByExternalId),
];

function operation(
  method: MembersDevOperation['method'],
  path: string,
  success: MembersDevOperation['success'],
  perform: MembersDevOperation['perform'],
): MembersDevOperation {
  return { method, path, success, perform };
}
