import { type SandboxClock, TimestampSequence } from './clock.ts';
import { MembershipIndex } from './membershipIndex.ts';
import type {
  DatasetChange,
  DatasetContent,
  DatasetStorage,
  Group,
  MembershipInterval,
  Person,
} from './records.ts';
import { compareText, type Timestamp } from './timestamp.ts';

export type PersonFields = Omit<Person, 'id' | 'createdAt' | 'updatedAt'>;
export type GroupFields = Pick<Group, 'name' | 'description' | 'teamId' | 'createdBy'>;

/**
 * The organisation that every face shows in its vendor's words. It keeps references whole and dates
 * growing; what a vendor allows (limits, unique names, permissions) is the faces' business.
 * Each mutation is stored before it can be seen; when storing fails it throws and nothing has changed.
 */
export class Dataset {
  readonly #storage: DatasetStorage;
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, Group>();
  readonly #memberships = new MembershipIndex();
  readonly #timestamps: TimestampSequence;
  #peopleById: readonly Person[] | null = null;

  constructor(storage: DatasetStorage, clock: SandboxClock) {
    this.#storage = storage;
    this.#timestamps = new TimestampSequence(clock, null);
    for (const change of changesOf(storage.load())) this.#apply(change);
  }

  get isEmpty(): boolean {
    return this.#people.size === 0 && this.#groups.size === 0;
  }

  get groupCount(): number {
    return this.#groups.size;
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  /** Everybody, ordered by id. */
  people(): readonly Person[] {
    this.#peopleById ??= [...this.#people.values()].sort((a, b) => compareText(a.id, b.id));
    return this.#peopleById;
  }

  group(id: string): Group | undefined {
    return this.#groups.get(id);
  }

  /** All groups, in no promised order. */
  groups(): Group[] {
    return [...this.#groups.values()];
  }

  /** Who is in the group now, by person id. */
  members(groupId: string): ReadonlyMap<string, MembershipInterval> {
    return this.#memberships.open(groupId);
  }

  /** Every stay in the group, past and present. */
  history(groupId: string): MembershipInterval[] {
    return this.#memberships.all(groupId);
  }

  /** Creates the people who are not there and replaces those who are, all in one step. */
  upsertPeople(entries: ReadonlyMap<string, PersonFields>): void {
    const now = this.#timestamps.next();
    this.#commit(
      [...entries].map(([id, fields]) => ({
        kind: 'person',
        person: {
          id,
          ...fields,
          createdAt: this.#people.get(id)?.createdAt ?? now,
          updatedAt: now,
        },
      })),
    );
  }

  /** Creates a group with its first members. The id must be free and the people must exist. */
  createGroup(id: string, fields: GroupFields, memberIds: readonly string[]): Group {
    if (this.#groups.has(id)) throw new Error(`group ${id} is there already`);
    const now = this.#timestamps.next();
    const group = { id, ...fields, createdAt: now, updatedAt: now };
    this.#commit([{ kind: 'group', group }, ...this.#joins(id, memberIds, false, now)]);
    return group;
  }

  updateGroup(id: string, fields: Partial<Pick<Group, 'name' | 'description'>>): Group {
    const group = { ...this.#existing(id), ...fields, updatedAt: this.#timestamps.next() };
    this.#commit([{ kind: 'group', group }]);
    return group;
  }

  /** Deletes a group together with its whole history. */
  deleteGroup(id: string): void {
    this.#existing(id);
    this.#commit([{ kind: 'groupDeleted', groupId: id }]);
  }

  /** Opens an interval for those who are not members and sets the admin flag of those who are. */
  addMembers(groupId: string, personIds: readonly string[], isAdmin: boolean): void {
    this.#existing(groupId);
    this.#commit(this.#joins(groupId, personIds, isAdmin, this.#timestamps.next()));
  }

  /** Closes the open intervals of these people; those who are not members are left out. */
  removeMembers(groupId: string, personIds: readonly string[]): void {
    this.#existing(groupId);
    const leftAt = this.#timestamps.next();
    const changes: DatasetChange[] = [];
    for (const personId of new Set(personIds)) {
      const interval = this.members(groupId).get(personId);
      if (interval) changes.push({ kind: 'membership', membership: { ...interval, leftAt } });
    }
    this.#commit(changes);
  }

  /** Puts a whole organisation into an empty dataset, dates and all. */
  seed(content: DatasetContent): void {
    if (!this.isEmpty) throw new Error('only an empty dataset can be seeded');
    this.#commit(changesOf(content));
  }

  #joins(
    groupId: string,
    personIds: readonly string[],
    isAdmin: boolean,
    joinedAt: Timestamp,
  ): DatasetChange[] {
    let id = this.#memberships.highestId;
    const changes: DatasetChange[] = [];
    for (const personId of new Set(personIds)) {
      if (!this.#people.has(personId)) throw new Error(`person ${personId} does not exist`);
      const open = this.members(groupId).get(personId);
      if (open?.isAdmin === isAdmin) continue;
      const membership: MembershipInterval = open
        ? { ...open, isAdmin }
        : { id: ++id, groupId, personId, joinedAt, leftAt: null, isAdmin };
      changes.push({ kind: 'membership', membership });
    }
    return changes;
  }

  #existing(groupId: string): Group {
    const group = this.#groups.get(groupId);
    if (!group) throw new Error(`group ${groupId} does not exist`);
    return group;
  }

  #commit(changes: readonly DatasetChange[]): void {
    if (changes.length === 0) return;
    this.#storage.commit(changes);
    for (const change of changes) this.#apply(change);
  }

  #apply(change: DatasetChange): void {
    switch (change.kind) {
      case 'person':
        this.#people.set(change.person.id, change.person);
        this.#peopleById = null;
        this.#timestamps.advanceTo(change.person.updatedAt);
        return;
      case 'group':
        this.#groups.set(change.group.id, change.group);
        this.#timestamps.advanceTo(change.group.updatedAt);
        return;
      case 'groupDeleted':
        this.#groups.delete(change.groupId);
        this.#memberships.deleteGroup(change.groupId);
        return;
      case 'membership': {
        const { membership } = change;
        this.#memberships.put(membership);
        this.#timestamps.advanceTo(membership.leftAt ?? membership.joinedAt);
        return;
      }
    }
  }
}

function changesOf(content: DatasetContent): DatasetChange[] {
  return [
    ...content.people.map((person): DatasetChange => ({ kind: 'person', person })),
    ...content.groups.map((group): DatasetChange => ({ kind: 'group', group })),
    ...content.memberships.map((membership): DatasetChange => ({ kind: 'membership', membership })),
  ];
}
