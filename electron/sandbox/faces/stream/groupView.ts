import type { Dataset } from '../../dataset/dataset.ts';
import type { Group } from '../../dataset/records.ts';
import { compareText } from '../../dataset/timestamp.ts';
import { streamAssumptions } from './assumptions.ts';
import type { PathFamily } from './pathFamily.ts';

/** A group as lists show it: without its members. Empty fields are left out, as the vendor does. */
export function groupSummary(group: Group, family: PathFamily): Record<string, unknown> {
  return {
    id: group.id,
    name: group.name,
    ...(group.description !== '' && { description: group.description }),
    ...(group.teamId !== null && { team_id: group.teamId }),
    ...(group.createdBy !== null && { created_by: group.createdBy }),
    created_at: family.writeTimestamp(group.createdAt),
    updated_at: family.writeTimestamp(group.updatedAt),
  };
}

/** A group with the members it has now, in the order they joined. */
export function groupWithMembers(
  group: Group,
  dataset: Dataset,
  family: PathFamily,
): Record<string, unknown> {
  const members = [...dataset.members(group.id).values()].sort(
    (a, b) => compareText(a.joinedAt, b.joinedAt) || compareText(a.personId, b.personId),
  );
  return {
    ...groupSummary(group, family),
    members: members.map((member) => ({
      app_pk: streamAssumptions.appPrimaryKey,
      group_id: group.id,
      user_id: member.personId,
      is_admin: member.isAdmin,
      created_at: family.writeTimestamp(member.joinedAt),
    })),
  };
}
