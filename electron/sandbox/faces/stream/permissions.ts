import type { Dataset } from '../../dataset/dataset.ts';
import type { Group } from '../../dataset/records.ts';
import { streamAssumptions } from './assumptions.ts';
import type { Caller } from './authenticate.ts';
import { StreamError, streamCode } from './streamError.ts';

/**
 * Permissions that depend on the caller's role alone. The documentation names six for groups: these four, and
 * UpdateUserGroup and DeleteUserGroup, which owners and group admins have. The two for people are our reading.
 */
export type RolePermission =
  | 'CreateUserGroup'
  | 'ReadUserGroups'
  | 'UpdateAnyUserGroup'
  | 'DeleteAnyUserGroup'
  | 'SearchUser'
  | 'UpdateUser';

const belowUsers: readonly string[] = streamAssumptions.rolesBelowUsers;
const users = (role: string) => !belowUsers.includes(role);
const moderators = oneOf(streamAssumptions.rolesOfModerators);
const admins = oneOf(streamAssumptions.rolesOfAdmins);

const rolesAllowed: Readonly<Record<RolePermission, (role: string) => boolean>> = {
  CreateUserGroup: users,
  ReadUserGroups: users,
  SearchUser: users,
  UpdateAnyUserGroup: moderators,
  DeleteAnyUserGroup: moderators,
  UpdateUser: admins,
};

/** Throws StreamError 403 unless the caller is a server or has a role with this permission. */
export function requirePermission(caller: Caller, permission: RolePermission): void {
  if (!holds(caller, permission)) throw notAllowed(caller, permission);
}

/**
 * Throws StreamError 403 unless the caller may change (or delete) this group: as its owner, as one of its
 * admins, or by a role that may do so with any group, asked in this order. Changing covers the members.
 */
export function requireGroupPermission(
  caller: Caller,
  action: 'Update' | 'Delete',
  group: Group,
  dataset: Dataset,
): void {
  if (caller.kind === 'server') return;
  const { person } = caller;
  if (users(person.role)) {
    if (group.createdBy === person.id) return;
    if (dataset.members(group.id).get(person.id)?.isAdmin) return;
  }
  if (holds(caller, `${action}AnyUserGroup`)) return;
  throw notAllowed(caller, `${action}UserGroup`);
}

/** Throws StreamError 403 unless the caller is a server, the person in question, or may make and change anybody. */
export function requireUserPermission(caller: Caller, personId: string, action: string): void {
  if (caller.kind === 'user' && caller.person.id === personId) return;
  if (!holds(caller, 'UpdateUser')) throw notAllowed(caller, action);
}

/** StreamError 403, code 17, in Stream's words; only ever about a person, since servers may do everything. */
export function notAllowed(caller: Caller, action: string): StreamError {
  const who =
    caller.kind === 'user'
      ? `User '${caller.person.id}' with role ${caller.person.role}`
      : 'Server';
  return new StreamError(
    403,
    streamCode.notAllowed,
    `${who} is not allowed to perform action ${action} in scope '.app'`,
  );
}

function holds(caller: Caller, permission: RolePermission): boolean {
  return caller.kind === 'server' || rolesAllowed[permission](caller.person.role);
}

function oneOf(roles: readonly string[]): (role: string) => boolean {
  return (role) => roles.includes(role);
}
