import type { SandboxClock } from './clock.ts';
import { DatasetState } from './datasetState.ts';
import { happeningsOf } from './happenings.ts';
import type {
  DatasetChange,
  DatasetContent,
  DatasetStorage,
  Enrolment,
  EnrolmentStatus,
  Group,
  MembershipInterval,
  Person,
  StoredDataset,
} from './records.ts';
import type { Timestamp } from './timestamp.ts';

export type PersonFields = Omit<Person, 'id' | 'createdAt' | 'updatedAt'>;
export type GroupFields = Pick<Group, 'name' | 'description' | 'teamId' | 'createdBy'>;

/**
 * The organisation that every face shows in its vendor's words. It keeps references whole and dates
 * growing; what a vendor allows (limits, unique names, permissions) is the faces' business.
 * Each mutation is stored before it can be seen; when storing fails it throws and nothing has changed.
 */
export class Dataset extends DatasetState {
  readonly #storage: DatasetStorage;

  constructor(storage: DatasetStorage, clock: SandboxClock) {
    super(clock);
    this.#storage = storage;
    for (const change of changesOf(storage.load())) this.apply(change);
  }

  /** Creates the people who are not there and replaces those who are, all in one step. */
  upsertPeople(entries: ReadonlyMap<string, PersonFields>): void {
    const now = this.timestamps.next();
    this.#commit(
      [...entries].map(([id, fields]) => ({
        kind: 'person',
        person: {
          id,
          ...keptOf(this.person(id)),
          ...fields,
          createdAt: this.person(id)?.createdAt ?? now,
          updatedAt: now,
        },
      })),
      now,
    );
  }

  /** Deletes a person together with every stay in any group. */
  deletePerson(id: string): void {
    if (!this.person(id)) throw new Error(`person ${id} does not exist`);
    this.#commit([{ kind: 'personDeleted', personId: id }], this.timestamps.next());
  }

  /** Changes the status of somebody who belongs to the organisation, or takes somebody in (again). */
  enrol(personId: string, status: EnrolmentStatus): Enrolment {
    if (!this.person(personId)) throw new Error(`person ${personId} does not exist`);
    const now = this.timestamps.next();
    const createdAt = this.enrolment(personId)?.createdAt ?? now;
    const enrolment = { personId, status, createdAt, updatedAt: now };
    this.#commit([{ kind: 'enrolment', enrolment }], now);
    return enrolment;
  }

  /** Ends somebody's belonging to the organisation, and every open stay in its groups. */
  endEnrolment(personId: string): void {
    const enrolment = this.enrolment(personId);
    if (!enrolment) throw new Error(`person ${personId} does not belong to the organisation`);
    const now = this.timestamps.next();
    const stays = this.membershipsOf(personId);
    this.#commit(
      [
        ...stays.map((stay): DatasetChange => {
          return { kind: 'membership', membership: { ...stay, leftAt: now } };
        }),
        { kind: 'enrolment', enrolment: { ...enrolment, status: 'ended', updatedAt: now } },
      ],
      now,
    );
  }

  /** Deletes the organisation: its groups are gone, nobody belongs to it, the people are still there. */
  deleteOrganisation(): void {
    const now = this.timestamps.next();
    const belonging = this.people().flatMap(({ id }) => this.enrolment(id) ?? []);
    this.#commit(
      [
        ...this.groups().map(({ id }): DatasetChange => ({ kind: 'groupDeleted', groupId: id })),
        ...belonging.map((enrolment): DatasetChange => {
          return {
            kind: 'enrolment',
            enrolment: { ...enrolment, status: 'ended', updatedAt: now },
          };
        }),
        { kind: 'organisationDeleted', deletedAt: now },
      ],
      now,
    );
  }

  /** Drops what the journal holds, as if it were older than it is kept. */
  forgetJournal(): void {
    this.#store([{ kind: 'journalForgotten', upTo: this.happened.newest }]);
  }

  /** Creates a group with its first members. The id must be free and the people must exist. */
  createGroup(id: string, fields: GroupFields, memberIds: readonly string[]): Group {
    if (this.group(id)) throw new Error(`group ${id} is there already`);
    const now = this.timestamps.next();
    const group = { id, ...fields, createdAt: now, updatedAt: now };
    this.#commit([{ kind: 'group', group }, ...this.#joins(id, memberIds, false, now)], now);
    return group;
  }

  updateGroup(id: string, fields: Partial<Pick<Group, 'name' | 'description'>>): Group {
    const now = this.timestamps.next();
    const group = { ...this.#existing(id), ...fields, updatedAt: now };
    this.#commit([{ kind: 'group', group }], now);
    return group;
  }

  /**
   * Changes a group and makes these people, when they are told, all of its members, in one step: intervals
   * of others close, newcomers' open, those who stay keep theirs. The group's own date moves with its fields.
   */
  reviseGroup(
    id: string,
    fields: Partial<Pick<Group, 'name' | 'description'>>,
    memberIds: readonly string[] | null,
  ): Group {
    const known = this.#existing(id);
    const now = this.timestamps.next();
    const group = Object.keys(fields).length > 0 ? { ...known, ...fields, updatedAt: now } : known;
    const changes: DatasetChange[] = group === known ? [] : [{ kind: 'group', group }];
    if (memberIds) {
      const members = this.members(id);
      const staying = new Set(memberIds);
      const leaving = [...members.keys()].filter((personId) => !staying.has(personId));
      const joining = memberIds.filter((personId) => !members.has(personId));
      changes.push(...this.#leaves(id, leaving, now), ...this.#joins(id, joining, false, now));
    }
    this.#commit(changes, now);
    return group;
  }

  /** Deletes a group together with its whole history. */
  deleteGroup(id: string): void {
    this.#existing(id);
    this.#commit([{ kind: 'groupDeleted', groupId: id }], this.timestamps.next());
  }

  /** Opens an interval for those who are not members and sets the admin flag of those who are. */
  addMembers(groupId: string, personIds: readonly string[], isAdmin: boolean): void {
    this.#existing(groupId);
    const now = this.timestamps.next();
    this.#commit(this.#joins(groupId, personIds, isAdmin, now), now);
  }

  /** Closes the open intervals of these people; those who are not members are left out. */
  removeMembers(groupId: string, personIds: readonly string[]): void {
    this.#existing(groupId);
    const now = this.timestamps.next();
    this.#commit(this.#leaves(groupId, personIds, now), now);
  }

  /** Puts a whole organisation into an empty dataset, dates and all; the journal begins after it. */
  seed(content: DatasetContent): void {
    if (!this.isEmpty) throw new Error('only an empty dataset can be seeded');
    this.#store(changesOf(content));
  }

  #joins(
    groupId: string,
    personIds: readonly string[],
    isAdmin: boolean,
    joinedAt: Timestamp,
  ): DatasetChange[] {
    let id = this.highestMembershipId;
    const changes: DatasetChange[] = [];
    for (const personId of new Set(personIds)) {
      if (!this.person(personId)) throw new Error(`person ${personId} does not exist`);
      const open = this.members(groupId).get(personId);
      if (open?.isAdmin === isAdmin) continue;
      const membership: MembershipInterval = open
        ? { ...open, isAdmin }
        : { id: ++id, groupId, personId, joinedAt, leftAt: null, isAdmin };
      changes.push({ kind: 'membership', membership });
    }
    return changes;
  }

  #leaves(groupId: string, personIds: readonly string[], leftAt: Timestamp): DatasetChange[] {
    return [...new Set(personIds)].flatMap((personId): DatasetChange[] => {
      const interval = this.members(groupId).get(personId);
      return interval ? [{ kind: 'membership', membership: { ...interval, leftAt } }] : [];
    });
  }

  #existing(groupId: string): Group {
    const group = this.group(groupId);
    if (!group) throw new Error(`group ${groupId} does not exist`);
    return group;
  }

  /** Stores the changes of a mutation and what the journal says about them, all of it or nothing. */
  #commit(changes: readonly DatasetChange[], at: Timestamp): void {
    if (changes.length === 0) return;
    const entries = this.happened.entriesFor(happeningsOf(changes, this), at);
    const expired = this.happened.lastBefore(this.oldestKept());
    this.#store([
      ...changes,
      ...(expired === null ? [] : [{ kind: 'journalForgotten', upTo: expired } as const]),
      ...entries.map((entry): DatasetChange => ({ kind: 'journal', entry })),
    ]);
  }

  #store(changes: readonly DatasetChange[]): void {
    if (changes.length === 0) return;
    this.#storage.commit(changes);
    for (const change of changes) this.apply(change);
  }
}

/** What a face that does not know of it leaves as it is. */
function keptOf(person: Person | undefined): Pick<Person, 'externalId' | 'furtherContacts'> {
  return {
    ...(person?.externalId !== undefined && { externalId: person.externalId }),
    ...(person?.furtherContacts && { furtherContacts: person.furtherContacts }),
  };
}

function changesOf(content: StoredDataset): DatasetChange[] {
  const { enrolments = [], journal = [], organisationDeletedAt: deletedAt } = content;
  return [
    ...content.people.map((person): DatasetChange => ({ kind: 'person', person })),
    ...content.groups.map((group): DatasetChange => ({ kind: 'group', group })),
    ...content.memberships.map((membership): DatasetChange => ({ kind: 'membership', membership })),
    ...enrolments.map((enrolment): DatasetChange => ({ kind: 'enrolment', enrolment })),
    ...journal.map((entry): DatasetChange => ({ kind: 'journal', entry })),
    ...(deletedAt ? [{ kind: 'organisationDeleted', deletedAt } as const] : []),
  ];
}
