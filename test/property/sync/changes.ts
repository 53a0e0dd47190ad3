import type { Intent } from '#shared/commands/command.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { type FakeGroupsServer, Refusal } from '#test/fakes/fakeGroupsServer.ts';
import type { Change } from './steps.ts';

/** A change as a command of one laptop, with its ids for the people. */
export function intentOf(change: Change, personOf: (memberKey: string) => PersonId): Intent {
  const ids = 'members' in change ? change.members.map(personOf) : [];
  switch (change.kind) {
    case 'create': {
      const members = ids.map((personId) => ({ personId, isAdmin: false }));
      return { name: 'createGroup', args: { name: change.name, description: null, members } };
    }
    case 'rename':
      return { name: 'updateGroup', args: { name: change.name } };
    case 'describe':
      return { name: 'updateGroup', args: { description: change.description } };
    case 'delete':
      return { name: 'deleteGroup', args: {} };
    case 'add': {
      const { isAdmin } = change;
      return {
        name: 'addMembers',
        args: { members: ids.map((personId) => ({ personId, isAdmin })) },
      };
    }
    case 'remove':
      return { name: 'removeMembers', args: { personIds: ids } };
    case 'setAdmin':
      return { name: 'setAdmin', args: { personIds: ids, isAdmin: change.isAdmin } };
  }
}

/** Somebody else edits on the server. What it refuses is not done. */
export function changeOnServer(server: FakeGroupsServer, change: Change): void {
  try {
    make(server, change);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function make(server: FakeGroupsServer, change: Change): void {
  const groups = [...server.groups.values()];
  const group = 'group' in change ? groups[change.group % Math.max(1, groups.length)] : undefined;
  if (change.kind === 'create') {
    const id = `elsewhere-${server.deeds.length}`;
    server.create('others', id, change.name, null);
    server.join('others', id, change.members.slice(0, server.capabilities.bulkSize), false);
    return;
  }
  if (group === undefined) return;
  const { remoteId, members } = group;
  switch (change.kind) {
    case 'rename':
      server.update('others', remoteId, { name: change.name });
      break;
    case 'describe':
      server.update('others', remoteId, { description: change.description });
      break;
    case 'delete':
      server.remove('others', remoteId);
      break;
    case 'add': {
      const newcomers = change.members.filter((key) => !members.has(key)).slice(0, 1);
      const hasRoom = members.size < (server.capabilities.maxMembersPerGroup ?? 99);
      if (hasRoom) server.join('others', remoteId, newcomers, change.isAdmin);
      break;
    }
    case 'remove':
      server.leave('others', remoteId, change.members.slice(0, 1));
      break;
    case 'setAdmin': {
      const present = change.members.filter((key) => members.has(key)).slice(0, 1);
      server.setAdmin('others', remoteId, present, change.isAdmin);
      break;
    }
  }
}
