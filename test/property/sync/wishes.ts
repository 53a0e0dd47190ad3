import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { World } from './world.ts';

/** What the first laptop's edits alone come to, in the order they were made: names and people of every group. */
export function wishesOf({ laptops: [laptop], commands: [commands] }: World): string[] {
  if (laptop === undefined || commands === undefined) return [];
  const groups = new Map<GroupId, GroupState | null>();
  for (const command of commands.values()) {
    const before = groups.get(command.groupId) ?? null;
    groups.set(command.groupId, applyIntent(before, command, command.at));
  }
  return [...groups.values()]
    .flatMap((group) => {
      if (group === null) return [];
      const keys = laptop.store.memberKeys(group.members.keys());
      const members = [...group.members].map(([id, { isAdmin }]) => `${keys.get(id)} ${isAdmin}`);
      return [`${group.fields.name}: ${members.sort().join(', ')}`];
    })
    .sort();
}

/** The server's keys for the people whom the first laptop made. */
export function madeKeys({ laptops: [laptop], newcomers: [made] }: World): string[] {
  return [...(laptop?.store.memberKeys(made?.values() ?? []).values() ?? [])];
}

/** The same of the server, looking at some people only. */
export function restrictedTo(
  memberKeys: readonly string[],
  { groups }: FakeGroupsServer,
): string[] {
  return [...groups.values()]
    .map(({ name, members }) => {
      const shown = [...members].filter(([key]) => memberKeys.includes(key));
      const words = shown.map(([key, { isAdmin }]) => `${key} ${isAdmin}`);
      return `${name}: ${words.sort().join(', ')}`;
    })
    .sort();
}

/** How many of the first laptop's new groups were ever on the server. */
export function groupsMade({ laptops: [laptop], commands: [commands], server }: World): number {
  const remoteIds = new Map(laptop?.store.groups().map((group) => [group.groupId, group.remoteId]));
  for (const { row, how } of laptop?.store.gone ?? []) {
    if (how.kind !== 'discarded') remoteIds.set(row.groupId, how.lane.remoteId ?? row.groupId);
  }
  const creations = [...(commands?.values() ?? [])].filter(({ name }) => name === 'createGroup');
  return creations.filter(({ groupId }) => {
    const remoteId = remoteIds.get(groupId);
    return server.deeds.some((deed) => deed.remoteId === remoteId);
  }).length;
}
