import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { requireKnownUsers } from './groupMembers.ts';
import { groupWithMembers } from './groupView.ts';
import { memberIds, readInput, teamId, text } from './input.ts';
import { streamLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { requireGroupPermission, requirePermission } from './permissions.ts';
import { findGroup } from './readGroups.ts';
import { inputError, type StreamError } from './streamError.ts';

const name = text('name', streamLimits.nameLength, 1);
const description = text('description', streamLimits.descriptionLength);

const createBody = z.object({
  id: text('id', streamLimits.idLength).optional(),
  name,
  description: description.default(''),
  team_id: teamId,
  member_ids: memberIds(0).default([]),
});

const updateBody = z
  .object({
    name: name.optional(),
    description: description.optional(),
    team_id: teamId,
  })
  .refine((body) => body.name !== undefined || body.description !== undefined, {
    error: 'at least one of name or description must be provided',
  });

const teamQuery = z.object({ team_id: teamId });

/** `CreateUserGroup`: under the client's own id when it gives one, with its first members. */
export function createUserGroup({ dataset, caller, body, family }: OperationContext) {
  const wanted = readInput(createBody, body);
  requirePermission(caller, 'CreateUserGroup');
  const team = wanted.team_id ?? null;
  requireRoom(dataset, team);
  const id = wanted.id || uuidV7();
  if (dataset.group(id)) throw taken('id', id);
  requireFreeName(dataset, wanted.name, team, id);
  requireKnownUsers(dataset, wanted.member_ids);
  const group = dataset.createGroup(
    id,
    {
      name: wanted.name,
      description: wanted.description,
      teamId: team,
      createdBy: caller.kind === 'user' ? caller.person.id : null,
    },
    wanted.member_ids,
  );
  return { user_group: groupWithMembers(group, dataset, family) };
}

/** `UpdateUserGroup`: the name, the description or both; the team never changes. */
export function updateUserGroup({ dataset, caller, pathId, body, family }: OperationContext) {
  const wanted = readInput(updateBody, body);
  const group = findGroup(dataset, pathId, wanted.team_id);
  requireGroupPermission(caller, 'Update', group, dataset);
  if (wanted.name !== undefined) requireFreeName(dataset, wanted.name, group.teamId, group.id);
  const updated = dataset.updateGroup(group.id, {
    ...(wanted.name !== undefined && { name: wanted.name }),
    ...(wanted.description !== undefined && { description: wanted.description }),
  });
  return { user_group: groupWithMembers(updated, dataset, family) };
}

/** `DeleteUserGroup`: the group and all its members. */
export function deleteUserGroup({ dataset, caller, pathId, query }: OperationContext) {
  const { team_id } = readInput(teamQuery, query);
  const group = findGroup(dataset, pathId, team_id);
  requireGroupPermission(caller, 'Delete', group, dataset);
  dataset.deleteGroup(group.id);
  return {};
}

/** Groups of another team take no room from this one, nor do those of a team from those of none. */
function requireRoom(dataset: Dataset, team: string | null): void {
  const most = streamLimits.groupsPerTeam;
  if (dataset.groupCount < most) return;
  const inTeam = dataset.groups().filter((group) => group.teamId === team).length;
  if (inTeam >= most) throw inputError(`maximum number of user groups (${most}) reached`);
}

function requireFreeName(dataset: Dataset, name: string, team: string | null, ownId: string): void {
  const isTaken = dataset
    .groups()
    .some((group) => group.name === name && group.teamId === team && group.id !== ownId);
  if (isTaken) throw taken('name', name);
}

function taken(field: 'id' | 'name', value: string): StreamError {
  const text = `user group with ${field} ${value} already exists`;
  return inputError(text, { [field]: text });
}
