import { workosAssumptions } from './assumptions.ts';
import { listEvents } from './events.ts';
import { addGroupMember, listGroupMembers, removeGroupMember } from './groupMembers.ts';
import {
  createGroup,
  deleteGroup,
  getGroup,
  listGroups,
  listGroupsOfMembership,
  updateGroup,
} from './groups.ts';
import {
  createMembership,
  deactivateMembership,
  deleteMembership,
  reactivateMembership,
  updateMembership,
} from './membershipChanges.ts';
import { getMembership, listMemberships } from './memberships.ts';
import type { WorkosOperation } from './operation.ts';
import { deleteOrganization, getOrganization, listOrganizations } from './organizations.ts';
import { createUser, deleteUser, getUser, listUsers, updateUser } from './users.ts';

const organizations = '/organizations';
const organization = '/organizations/{id}';
const groups = '/organizations/{organizationId}/groups';
const group = `${groups}/{groupId}`;
const members = `${group}/organization-memberships`;
const memberships = '/user_management/organization_memberships';
const membership = `${memberships}/{id}`;
const users = '/user_management/users';
const user = `${users}/{id}`;

/** Every operation this face serves. */
export const workosOperations: readonly WorkosOperation[] = [
  operation('GET', organizations, 200, listOrganizations),
  operation('GET', organization, 200, getOrganization),
  operation(
    'DELETE',
    organization,
    workosAssumptions.organizationDeletedStatus,
    deleteOrganization,
  ),
  operation('POST', groups, 201, createGroup),
  operation('GET', groups, 200, listGroups),
  operation('GET', group, 200, getGroup),
  operation('PATCH', group, 200, updateGroup),
  operation('DELETE', group, 204, deleteGroup),
  operation('POST', members, 200, addGroupMember),
  operation('GET', members, 200, listGroupMembers),
  operation('DELETE', `${members}/{omId}`, 204, removeGroupMember),
  operation('GET', memberships, 200, listMemberships),
  operation('POST', memberships, 201, createMembership),
  operation('GET', membership, 200, getMembership),
  operation('PUT', membership, 200, updateMembership),
  operation('DELETE', membership, 200, deleteMembership),
  operation('PUT', `${membership}/deactivate`, 200, deactivateMembership),
  operation('PUT', `${membership}/reactivate`, 200, reactivateMembership),
  operation('GET', `${memberships}/{omId}/groups`, 200, listGroupsOfMembership),
  operation('GET', users, 200, listUsers),
  operation('POST', users, 201, createUser),
  operation('GET', user, 200, getUser),
  operation('PUT', user, 200, updateUser),
  operation('DELETE', user, 200, deleteUser),
  operation('GET', '/events', 200, listEvents),
];

function operation(
  method: WorkosOperation['method'],
  path: string,
  success: WorkosOperation['success'],
  perform: WorkosOperation['perform'],
): WorkosOperation {
  return { method, path, success, perform };
}
