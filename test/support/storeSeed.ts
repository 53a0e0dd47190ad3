import { v7 as uuid } from 'uuid';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemotePerson } from '#electron/sync/ports/remote.ts';
import type { DecideLane } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import { type GroupId, groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';

/** Second `n` of the tests' own time. */
export function at(n: number): Instant {
  return instantOf(Date.UTC(2026, 0, 1) + n * 1000);
}

/** The simplest engine: what the server says is the base; nothing leaves the outbox. */
export const takeRemote: DecideLane = (_, remote) => (remote === undefined ? {} : { base: remote });

export function remotePerson(memberKey: string, name = memberKey): RemotePerson {
  return {
    memberKey,
    name,
    email: `${memberKey}@example.org`,
    phone: null,
    otherEmails: [],
    clientId: null,
    status: 'active',
    attributes: {},
  };
}

/** `members` are keys; a key with a star is an admin's. */
export function remoteGroup(
  remoteId: string,
  members: readonly string[] = [],
  fields: Partial<Omit<RemoteGroup, 'members'>> = {},
  joinedAt: Instant | null = at(-1000),
): RemoteGroup {
  return {
    remoteId,
    name: remoteId,
    description: null,
    createdAt: null,
    updatedAt: null,
    createdBy: null,
    ...fields,
    members: members.map((member) => ({
      memberKey: member.replace('*', ''),
      isAdmin: member.endsWith('*'),
      joinedAt,
    })),
  };
}

/** A whole pull in one page per scope. */
export function pull(
  store: Store,
  server: { people?: readonly RemotePerson[]; groups?: readonly RemoteGroup[] },
  options: { at?: Instant; decide?: DecideLane } = {},
): void {
  const now = options.at ?? at(0);
  if (server.people !== undefined) {
    const { cursor } = store.beginPull('people');
    store.applyPeoplePage({
      expectedCursor: cursor,
      nextCursor: null,
      people: server.people,
      unreadable: [],
      at: now,
    });
    store.finishPeoplePull(now);
  }
  if (server.groups !== undefined) {
    const { cursor } = store.beginPull('groups');
    store.applyGroupsPage(
      {
        expectedCursor: cursor,
        nextCursor: null,
        groups: server.groups,
        unreadRemoteIds: [],
        unreadable: [],
        at: now,
      },
      options.decide ?? takeRemote,
    );
    store.finishGroupsPull(now);
  }
}

export function newGroupId(): GroupId {
  return groupIdSchema.parse(uuid());
}

export function groupNamed(store: Store, name: string): GroupId {
  const groupId = store.findGroupByName(name, null);
  if (groupId === null) throw new Error(`There is no group ${name}.`);
  return groupId;
}

export function personNamed(store: Store, name: string): PersonId {
  const { items } = store.searchPeople({ text: name, forGroupId: null, limit: 50, cursor: null });
  const found = items.find((person) => person.name === name);
  if (found === undefined) throw new Error(`There is nobody called ${name}.`);
  return found.id;
}

/** The roster as names, admins with a star, in order of name. */
export function rosterNames(store: Store, groupId: GroupId): string[] {
  const { items } = store.queryRoster({
    groupId,
    filter: '',
    sort: [],
    limit: 5000,
    cursor: null,
  });
  return items.map(({ name, isAdmin }) => (isAdmin ? `${name}*` : name));
}

export const intents = {
  create: (name: string, personIds: readonly PersonId[] = []): Intent => ({
    name: 'createGroup',
    args: {
      name,
      description: null,
      members: personIds.map((personId) => ({ personId, isAdmin: false })),
    },
  }),
  rename: (name: string): Intent => ({ name: 'updateGroup', args: { name } }),
  describe: (description: string | null): Intent => ({
    name: 'updateGroup',
    args: { description },
  }),
  remove: (): Intent => ({ name: 'deleteGroup', args: {} }),
  add: (...personIds: PersonId[]): Intent => ({
    name: 'addMembers',
    args: { members: personIds.map((personId) => ({ personId, isAdmin: false })) },
  }),
  take: (...personIds: PersonId[]): Intent => ({ name: 'removeMembers', args: { personIds } }),
  admin: (isAdmin: boolean, ...personIds: PersonId[]): Intent => ({
    name: 'setAdmin',
    args: { personIds, isAdmin },
  }),
};

export const everything = { limit: 5000, cursor: null } as const;
