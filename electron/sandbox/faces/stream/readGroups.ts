import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Group } from '../../dataset/records.ts';
import { compareText } from '../../dataset/timestamp.ts';
import { groupSummary, groupWithMembers } from './groupView.ts';
import { instant, pageSize, readInput, teamId, text } from './input.ts';
import { streamLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { requirePermission } from './permissions.ts';
import { doesNotExist } from './streamError.ts';

const listQuery = z.object({
  limit: pageSize(streamLimits.listPage),
  id_gt: z.string().optional(),
  created_at_gt: instant('created_at_gt').optional(),
  team_id: teamId,
});

const searchQuery = z.object({
  query: text('query', streamLimits.searchQueryLength, 1),
  limit: pageSize(streamLimits.searchPage),
  name_gt: z.string().optional(),
  id_gt: z.string().optional(),
  team_id: teamId,
});

const teamQuery = z.object({ team_id: teamId });

/** `ListUserGroups`: by creation time and id, continued after the last row's pair of both. */
export function listUserGroups({ dataset, caller, query, family }: OperationContext) {
  const { limit, id_gt, created_at_gt, team_id } = readInput(listQuery, query);
  requirePermission(caller, 'ReadUserGroups');
  const createdAt = (group: Group) => family.toldInstant(group.createdAt);
  const after = created_at_gt && family.toldInstant(created_at_gt);
  const groups = ofTeam(dataset.groups(), team_id)
    .filter((group) => isAfter(createdAt(group), group.id, after, id_gt))
    .sort((a, b) => compareText(createdAt(a), createdAt(b)) || compareText(a.id, b.id))
    .slice(0, limit);
  return { user_groups: groups.map((group) => groupSummary(group, family)) };
}

/** `SearchUserGroups`: names that begin with the query in any case, by name and id. */
export function searchUserGroups({ dataset, caller, query, family }: OperationContext) {
  const { query: prefix, limit, name_gt, id_gt, team_id } = readInput(searchQuery, query);
  requirePermission(caller, 'ReadUserGroups');
  const after = name_gt === undefined ? undefined : folded(name_gt);
  const groups = ofTeam(dataset.groups(), team_id)
    .filter((group) => folded(group.name).startsWith(folded(prefix)))
    .filter((group) => isAfter(folded(group.name), group.id, after, id_gt))
    .sort((a, b) => compareText(folded(a.name), folded(b.name)) || compareText(a.id, b.id))
    .slice(0, limit);
  return { user_groups: groups.map((group) => groupSummary(group, family)) };
}

/** `GetUserGroup`: one group with its members. */
export function getUserGroup({ dataset, caller, pathId, query, family }: OperationContext) {
  const { team_id } = readInput(teamQuery, query);
  requirePermission(caller, 'ReadUserGroups');
  const group = findGroup(dataset, pathId, team_id);
  return { user_group: groupWithMembers(group, dataset, family) };
}

/** The group with this id, within a team if one is named. Throws StreamError 404. */
export function findGroup(dataset: Dataset, id: string, team: string | undefined): Group {
  const group = dataset.group(id);
  if (!group || (team !== undefined && group.teamId !== team)) {
    throw doesNotExist(`user group with id ${id} doesn't exist`);
  }
  return group;
}

function ofTeam(groups: Group[], team: string | undefined): Group[] {
  return team === undefined ? groups : groups.filter((group) => group.teamId === team);
}

/** Keyset order: after the pair of both, or after whichever of the two is given. */
function isAfter(key: string, id: string, keyAfter?: string, idAfter?: string): boolean {
  if (keyAfter === undefined) return idAfter === undefined || id > idAfter;
  if (key !== keyAfter) return key > keyAfter;
  return idAfter !== undefined && id > idAfter;
}

function folded(name: string): string {
  return name.toLowerCase();
}
