import type { DatasetContent } from '../dataset/records.ts';

/** The vendors' limits that a seed is held against; a seed past them is served all the same. */
const limits = { members: 100, groups: 1000, nameLength: 255, descriptionLength: 1024 };

/** One line for each way in which a seeded organisation is larger than a vendor would let it grow. */
export function seedWarnings({ groups, memberships }: DatasetContent): string[] {
  const warnings: string[] = [];
  if (groups.length > limits.groups) {
    warnings.push(`${groups.length} groups are more than the ${limits.groups} a vendor allows`);
  }
  const members = new Map<string, number>();
  for (const { groupId, leftAt } of memberships) {
    if (leftAt === null) members.set(groupId, (members.get(groupId) ?? 0) + 1);
  }
  const names = new Map<string, number>();
  for (const { id, name, description, teamId } of groups) {
    const size = members.get(id) ?? 0;
    if (size > limits.members) {
      warnings.push(`group ${id} has ${size} members, a vendor allows ${limits.members}`);
    }
    if ([...name].length > limits.nameLength) {
      warnings.push(`group ${id} has a name of more than ${limits.nameLength} characters`);
    }
    if ([...description].length > limits.descriptionLength) {
      warnings.push(`group ${id} has a description of over ${limits.descriptionLength} characters`);
    }
    const key = JSON.stringify([teamId, name]);
    names.set(key, (names.get(key) ?? 0) + 1);
  }
  const repeated = [...names.values()].filter((count) => count > 1).length;
  if (repeated > 0) warnings.push(`${repeated} group names are there more than once`);
  return warnings;
}
