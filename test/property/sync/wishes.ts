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

/** Groups the first laptop made and sent: one that was deleted before it was sent was never made. */
export function createdIn({ laptops: [laptop], server }: World): number {
  const sent = new Set(
    laptop?.store.gone.flatMap(({ row, how }) => {
      const remoteId = how.kind === 'settled' ? (how.lane.remoteId ?? row.groupId) : null;
      const wasMade = server.deeds.some((deed) => deed.remoteId === remoteId);
      return row.command.name === 'createGroup' && wasMade ? [row.groupId] : [];
    }),
  );
  return sent.size;
}
