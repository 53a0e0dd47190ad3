import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { LaptopUser } from './laptopUser.ts';

/**
 * What the edits that still stand come to, in the order in which they took effect: names of every
 * group, and of its people those who have one of these keys.
 */
export function standingWishes(user: LaptopUser, memberKeys: readonly string[]): string[] {
  const groups = new Map<GroupId, GroupState | null>();
  for (const { commands, isStanding } of user.edits) {
    if (!isStanding) continue;
    for (const command of commands) {
      if (user.discarded.has(command.id)) continue;
      const groupId = user.standsFor.get(command.groupId) ?? command.groupId;
      const before = groups.get(groupId) ?? null;
      groups.set(groupId, applyIntent(before, command, command.at));
    }
  }
  return linesOf(user, groups.values(), memberKeys);
}

/** What the screen shows, looking at some people only. */
export function shownGroups(user: LaptopUser, memberKeys: readonly string[]): string[] {
  const views = user.shown().map(({ view }) => view);
  return linesOf(user, views, memberKeys);
}

function linesOf(
  user: LaptopUser,
  groups: Iterable<GroupState | null>,
  memberKeys: readonly string[],
): string[] {
  const keys = new Map([...user.laptop.tables().people()].map(([key, id]) => [id, key]));
  return [...groups]
    .flatMap((group) => {
      if (group === null) return [];
      const members = [...group.members]
        .map(([id, { isAdmin }]) => ({ key: keys.get(id) ?? '?', isAdmin }))
        .filter(({ key }) => memberKeys.includes(key))
        .map(({ key, isAdmin }) => `${key} ${isAdmin}`);
      return [`${group.fields.name}: ${members.sort().join(', ')}`];
    })
    .sort();
}
