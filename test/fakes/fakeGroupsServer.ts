import { type Capabilities, capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { instantOf } from '#shared/domain/time.ts';
import { createFakeChangeFeed, type FakeChangeFeed } from './fakeChangeFeed.ts';

export interface ServerGroup {
  remoteId: string;
  name: string;
  description: string | null;
  /** Place in the list; the list goes by age. */
  order: number;
  members: Map<string, { isAdmin: boolean; joinedAt: number }>;
}

/** One thing done on the server, by whom, in order. */
export interface Deed {
  by: string;
  remoteId: string;
  what:
    | { kind: 'created' | 'deleted' }
    | { kind: 'named'; name: string }
    | { kind: 'described'; description: string | null }
    | { kind: 'joined' | 'left' | 'promoted' | 'demoted'; memberKey: string };
}

/** The server's "no": thrown inside it, answered as an error status. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A groups server that obeys its limits. What happens on the way to it and back is the client's affair. */
export interface FakeGroupsServer {
  readonly capabilities: Capabilities;
  /** `clientId`: the id that whoever made them chose. */
  readonly people: Map<string, { name: string; clientId?: string }>;
  readonly groups: Map<string, ServerGroup>;
  readonly deeds: readonly Deed[];
  /** What the server tells of its changes, where it can (`capabilities.changeFeed`). */
  readonly feed: FakeChangeFeed;
  /** Somebody is listed from now on, or under another name. */
  admit(memberKey: string, name: string): void;
  /** Somebody is not listed any more, and has left every group: the journal tells only of the person. */
  dismiss(memberKey: string): void;
  /** Makes the person, or finds whom an earlier try with this id has made. Returns the member key. */
  createPerson(clientId: string, name: string): string;
  create(by: string, remoteId: string, name: string, description: string | null): ServerGroup;
  update(
    by: string,
    remoteId: string,
    changes: { name?: string; description?: string | null },
  ): void;
  remove(by: string, remoteId: string): void;
  join(by: string, remoteId: string, memberKeys: readonly string[], isAdmin: boolean): void;
  leave(by: string, remoteId: string, memberKeys: readonly string[]): void;
  setAdmin(by: string, remoteId: string, memberKeys: readonly string[], isAdmin: boolean): void;
  /** The group, or a 404. */
  get(remoteId: string): ServerGroup;
  listGroups(after: number, limit: number): ServerGroup[];
  nextId(): string;
}

export function createFakeGroupsServer(
  options: { people?: readonly string[]; capabilities?: Partial<Capabilities> } = {},
): FakeGroupsServer {
  const capabilities = { ...capabilitiesByProvider.stream, ...options.capabilities };
  const people: FakeGroupsServer['people'] = new Map(
    (options.people ?? []).map((key) => [key, { name: `Person ${key}` }]),
  );
  const groups = new Map<string, ServerGroup>();
  const deeds: Deed[] = [];
  let lastOrder = 0;
  let made = 0;

  const feed = createFakeChangeFeed();

  const note = (by: string, remoteId: string, what: Deed['what']) => {
    deeds.push({ by, remoteId, what });
    feed.note({ kind: 'group', remoteId });
  };
  const get = (remoteId: string): ServerGroup => {
    const group = groups.get(remoteId);
    if (group === undefined) throw new Refusal(404, `User group ${remoteId} doesn't exist`);
    return group;
  };
  const checkName = (name: string, except: string) => {
    const isTaken = [...groups.values()].some(
      (group) => group.name === name && group.remoteId !== except,
    );
    if (capabilities.uniqueGroupNames && isTaken) {
      throw new Refusal(400, `A group called ${name} already exists`);
    }
  };
  const checkBulk = (memberKeys: readonly string[]) => {
    if (memberKeys.length > capabilities.bulkSize) throw new Refusal(400, 'Too many at once');
  };

  return {
    capabilities,
    people,
    groups,
    deeds,
    feed,
    get,
    admit(memberKey, name) {
      people.set(memberKey, { name });
      feed.note({ kind: 'person', memberKey });
    },
    dismiss(memberKey) {
      if (!people.delete(memberKey)) return;
      for (const { remoteId, members } of groups.values()) {
        if (!members.delete(memberKey)) continue;
        deeds.push({ by: 'others', remoteId, what: { kind: 'left', memberKey } });
      }
      feed.note({ kind: 'person', memberKey });
    },
    createPerson(clientId, name) {
      const known = [...people].find(([, person]) => person.clientId === clientId);
      if (known !== undefined) return known[0];
      // Everywhere among the others, so that a pull that is under way may be past it.
      const memberKey = `${'abcdefgh'[made % 8]}-made-${made}`;
      made += 1;
      people.set(memberKey, { name, clientId });
      feed.note({ kind: 'person', memberKey });
      return memberKey;
    },
    create(by, remoteId, name, description) {
      if (groups.has(remoteId)) throw new Refusal(400, `Group id ${remoteId} already exists`);
      checkName(name, remoteId);
      lastOrder += 1;
      const group = { remoteId, name, description, order: lastOrder, members: new Map() };
      groups.set(remoteId, group);
      note(by, remoteId, { kind: 'created' });
      note(by, remoteId, { kind: 'named', name });
      note(by, remoteId, { kind: 'described', description });
      return group;
    },
    update(by, remoteId, changes) {
      const group = get(remoteId);
      if (changes.name !== undefined) {
        checkName(changes.name, remoteId);
        group.name = changes.name;
        note(by, remoteId, { kind: 'named', name: changes.name });
      }
      if (changes.description !== undefined) {
        group.description = changes.description;
        note(by, remoteId, { kind: 'described', description: changes.description });
      }
    },
    remove(by, remoteId) {
      get(remoteId);
      groups.delete(remoteId);
      note(by, remoteId, { kind: 'deleted' });
    },
    join(by, remoteId, memberKeys, isAdmin) {
      const { members } = get(remoteId);
      checkBulk(memberKeys);
      const unknown = memberKeys.find((key) => !people.has(key));
      if (unknown !== undefined) throw new Refusal(400, `User ${unknown} doesn't exist`);
      const size = new Set([...members.keys(), ...memberKeys]).size;
      if (size > (capabilities.maxMembersPerGroup ?? size)) throw new Refusal(400, 'Group is full');
      for (const memberKey of memberKeys) {
        const joinedAt = members.get(memberKey)?.joinedAt ?? deeds.length;
        members.set(memberKey, { isAdmin, joinedAt });
        note(by, remoteId, { kind: 'joined', memberKey });
        note(by, remoteId, { kind: isAdmin ? 'promoted' : 'demoted', memberKey });
      }
    },
    leave(by, remoteId, memberKeys) {
      const { members } = get(remoteId);
      checkBulk(memberKeys);
      for (const memberKey of memberKeys) {
        if (members.delete(memberKey)) note(by, remoteId, { kind: 'left', memberKey });
      }
    },
    setAdmin(by, remoteId, memberKeys, isAdmin) {
      const { members } = get(remoteId);
      checkBulk(memberKeys);
      const absent = memberKeys.find((key) => !members.has(key));
      if (absent !== undefined) throw new Refusal(400, `User ${absent} is not a member`);
      for (const memberKey of memberKeys) {
        const joinedAt = members.get(memberKey)?.joinedAt ?? 0;
        members.set(memberKey, { isAdmin, joinedAt });
        note(by, remoteId, { kind: isAdmin ? 'promoted' : 'demoted', memberKey });
      }
    },
    listGroups: (after, limit) =>
      [...groups.values()]
        .filter(({ order }) => order > after)
        .sort((one, other) => one.order - other.order)
        .slice(0, limit),
    nextId: () => `made-by-server-${lastOrder + 1}`,
  };
}

/** The server's own date of something, as it would send it. */
export function serverDate(tick: number) {
  return instantOf(Date.UTC(2026, 0, 1) + tick * 1000);
}
