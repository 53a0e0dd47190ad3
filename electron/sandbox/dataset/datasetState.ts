import { type SandboxClock, TimestampSequence } from './clock.ts';
import { firstEnrolment } from './happenings.ts';
import { Journal, type JournalEntry, journalRetentionDays } from './journal.ts';
import { MembershipIndex } from './membershipIndex.ts';
import type { DatasetChange, Enrolment, Group, MembershipInterval, Person } from './records.ts';
import { compareText, type Timestamp, timestampOf } from './timestamp.ts';

const nanosecondsPerDay = 86_400_000_000_000n;

/** What a dataset holds, to be read, and how one step changes it. */
export class DatasetState {
  protected readonly timestamps: TimestampSequence;
  protected readonly happened = new Journal();
  readonly #clock: SandboxClock;
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, Group>();
  readonly #memberships = new MembershipIndex();
  readonly #enrolments = new Map<string, Enrolment>();
  #peopleById: readonly Person[] | null = null;
  #peopleVersion = 0;
  #groupsVersion = 0;
  #organisationDeletedAt: Timestamp | null = null;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
    this.timestamps = new TimestampSequence(clock, null);
  }

  get isEmpty(): boolean {
    const isDeleted = this.#organisationDeletedAt !== null;
    return this.#people.size === 0 && this.#groups.size === 0 && !isDeleted;
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

  /** Where somebody is a member now. */
  membershipsOf(personId: string): MembershipInterval[] {
    return this.#memberships.openOf(personId);
  }

  /** How the person belongs to the organisation; undefined for those who do not. */
  enrolment(personId: string): Enrolment | undefined {
    const person = this.#people.get(personId);
    if (!person) return undefined;
    const recorded = this.#enrolments.get(personId) ?? firstEnrolment(person);
    return recorded.status === 'ended' ? undefined : recorded;
  }

  /** Another number whenever people or their enrolments are not what they were. */
  get peopleVersion(): number {
    return this.#peopleVersion;
  }

  /** Another number whenever groups (not their members) are not what they were. */
  get groupsVersion(): number {
    return this.#groupsVersion;
  }

  get organisationDeletedAt(): Timestamp | null {
    return this.#organisationDeletedAt;
  }

  /** What happened in the last 30 days since the dataset was seeded, oldest first. */
  journal(): readonly JournalEntry[] {
    return this.happened.since(this.oldestKept());
  }

  protected get highestMembershipId(): number {
    return this.#memberships.highestId;
  }

  /** How far back the journal goes. */
  protected oldestKept(): Timestamp {
    return timestampOf(this.#clock.now() - BigInt(journalRetentionDays) * nanosecondsPerDay);
  }

  protected apply(change: DatasetChange): void {
    switch (change.kind) {
      case 'person':
        this.#people.set(change.person.id, change.person);
        this.#peopleById = null;
        this.#peopleVersion += 1;
        this.timestamps.advanceTo(change.person.updatedAt);
        return;
      case 'group':
        this.#groups.set(change.group.id, change.group);
        this.#groupsVersion += 1;
        this.timestamps.advanceTo(change.group.updatedAt);
        return;
      case 'groupDeleted':
        this.#groups.delete(change.groupId);
        this.#groupsVersion += 1;
        this.#memberships.deleteGroup(change.groupId);
        return;
      case 'membership': {
        const { membership } = change;
        this.#memberships.put(membership);
        this.timestamps.advanceTo(membership.leftAt ?? membership.joinedAt);
        return;
      }
      case 'personDeleted':
        this.#people.delete(change.personId);
        this.#enrolments.delete(change.personId);
        this.#memberships.deletePerson(change.personId);
        this.#peopleById = null;
        this.#peopleVersion += 1;
        return;
      case 'enrolment':
        this.#enrolments.set(change.enrolment.personId, change.enrolment);
        this.#peopleVersion += 1;
        this.timestamps.advanceTo(change.enrolment.updatedAt);
        return;
      case 'organisationDeleted':
        this.#organisationDeletedAt = change.deletedAt;
        return;
      case 'journal':
        this.happened.append(change.entry);
        this.timestamps.advanceTo(change.entry.at);
        return;
      case 'journalForgotten':
        this.happened.forget(change.upTo);
        return;
    }
  }
}
