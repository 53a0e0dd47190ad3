import { addUserGroupMembers, removeUserGroupMembers } from './groupMembers.ts';
import type { StreamOperation } from './operation.ts';
import { getUserGroup, listUserGroups, searchUserGroups } from './readGroups.ts';
import { updateUsers, updateUsersPartial } from './updateUsers.ts';
import { queryUsers } from './userQuery.ts';
import { createUserGroup, deleteUserGroup, updateUserGroup } from './writeGroups.ts';

const groups = '/usergroups';
const search = '/usergroups/search';
const group = '/usergroups/{id}';
const members = '/usergroups/{id}/members';
const membersDelete = '/usergroups/{id}/members/delete';
const users = '/users';

/** Every operation this face serves; a path without parameters stands before one it would match. */
export const streamOperations: readonly StreamOperation[] = [
  operation('ListUserGroups', 'GET', groups, 200, listUserGroups),
  operation('CreateUserGroup', 'POST', groups, 201, createUserGroup),
  operation('SearchUserGroups', 'GET', search, 200, searchUserGroups),
  operation('GetUserGroup', 'GET', group, 200, getUserGroup),
  operation('UpdateUserGroup', 'PUT', group, 201, updateUserGroup),
  operation('DeleteUserGroup', 'DELETE', group, 200, deleteUserGroup),
  operation('AddUserGroupMembers', 'POST', members, 201, addUserGroupMembers),
  operation('RemoveUserGroupMembers', 'POST', membersDelete, 201, removeUserGroupMembers),
  operation('QueryUsers', 'GET', users, 200, queryUsers),
  operation('UpdateUsers', 'POST', users, 201, updateUsers),
  operation('UpdateUsersPartial', 'PATCH', users, 200, updateUsersPartial),
];

function operation(
  name: string,
  method: StreamOperation['method'],
  path: string,
  success: StreamOperation['success'],
  perform: StreamOperation['perform'],
): StreamOperation {
  return { name, method, path, success, perform };
}
