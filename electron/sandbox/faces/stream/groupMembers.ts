import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { groupWithMembers } from './groupView.ts';
import { memberIds, readInput, teamId } from './input.ts';
import { streamLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { requireGroupPermission } from './permissions.ts';
import { findGroup } from './readGroups.ts';
import { inputError } from './streamError.ts';

const flag = (field: string) => z.boolean({ error: `${field} must be a boolean` }).optional();

const addBody = z.object({
  member_ids: memberIds(1),
  as_admin: flag('as_admin'),
  is_admin: flag('is_admin'),
  team_id: teamId,
});

const removeBody = z.object({ member_ids: memberIds(1), team_id: teamId });

/** `AddUserGroupMembers`: all of them or none; those who are members get the admin flag of the request. */
export function addUserGroupMembers({ dataset, caller, pathId, body, family }: OperationContext) {
  const wanted = readInput(addBody, body);
  const group = findGroup(dataset, pathId, wanted.team_id);
  requireGroupPermission(caller, 'Update', group, dataset);
  requireKnownUsers(dataset, wanted.member_ids);
  const members = dataset.members(group.id);
  const joining = wanted.member_ids.filter((id) => !members.has(id)).length;
  // Judged by who joins: a group seeded past the limit still lets its members' flags be changed.
  if (joining > 0 && members.size + joining > streamLimits.membersPerGroup) {
    throw inputError(
      `user group can have at most ${streamLimits.membersPerGroup} members, it has ${members.size}`,
    );
  }
  dataset.addMembers(group.id, wanted.member_ids, wanted.as_admin ?? wanted.is_admin ?? false);
  return { user_group: groupWithMembers(group, dataset, family) };
}

/** `RemoveUserGroupMembers`: those who are not members are passed over in silence. */
export function removeUserGroupMembers({
  dataset,
  caller,
  pathId,
  body,
  family,
}: OperationContext) {
  const wanted = readInput(removeBody, body);
  const group = findGroup(dataset, pathId, wanted.team_id);
  requireGroupPermission(caller, 'Update', group, dataset);
  dataset.removeMembers(group.id, wanted.member_ids);
  return { user_group: groupWithMembers(group, dataset, family) };
}

/** Throws StreamError 400 that names every id nobody has. */
export function requireKnownUsers(dataset: Dataset, ids: readonly string[]): void {
  const unknown = ids.filter((id) => !dataset.person(id));
  if (unknown.length > 0) {
    throw inputError(`the following users do not exist: ${unknown.join(', ')}`);
  }
}
