import type { Dataset } from '../../dataset/dataset.ts';
import type { Group, MembershipInterval } from '../../dataset/records.ts';
import { compareText } from '../../dataset/timestamp.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { groupIdOf, membershipIdOf, userIdOf } from './ids.ts';
import { instant } from './instant.ts';

const { historyHasActiveMembers } = membersDevAssumptions;

/** A group as lists have it. */
export function groupSummary(group: Group, dataset: Dataset): Record<string, unknown> {
  return {
    id: groupIdOf(group),
    name: group.name,
    description: group.description === '' ? null : group.description,
    member_count: dataset.members(group.id).size,
    created_at: instant(group.createdAt),
    updated_at: instant(group.updatedAt),
  };
}

/** A group in full, with those who have left it where they are asked for. */
export function fullGroup(
  group: Group,
  dataset: Dataset,
  withHistory = false,
): Record<string, unknown> {
  const stays = dataset
    .history(group.id)
    .toSorted((a, b) => compareText(a.joinedAt, b.joinedAt) || a.id - b.id);
  const history = stays.filter((stay) => historyHasActiveMembers || stay.leftAt !== null);
  return {
    ...groupSummary(group, dataset),
    members: stays.filter(({ leftAt }) => leftAt === null).map((stay) => member(stay, dataset)),
    membership_history: withHistory ? history.map((stay) => historyEntry(stay, dataset)) : [],
  };
}

function member(stay: MembershipInterval, dataset: Dataset): Record<string, unknown> {
  return {
    user_id: userIdIn(stay, dataset),
    membership_id: membershipIdOf(stay),
    joined_at: instant(stay.joinedAt),
  };
}

function historyEntry(stay: MembershipInterval, dataset: Dataset): Record<string, unknown> {
  return {
    membership_id: membershipIdOf(stay),
    user_id: userIdIn(stay, dataset),
    joined_at: instant(stay.joinedAt),
    removed_at: stay.leftAt === null ? null : instant(stay.leftAt),
  };
}

function userIdIn({ personId }: MembershipInterval, dataset: Dataset): string {
  const person = dataset.person(personId);
  if (!person) throw new Error(`person ${personId} has a stay and does not exist`);
  return userIdOf(person);
}
