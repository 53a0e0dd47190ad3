import type { Dataset } from '../../dataset/dataset.ts';
import type { Enrolment, Group, Person } from '../../dataset/records.ts';
import { compareText, type Timestamp } from '../../dataset/timestamp.ts';
import { groupIdOf, membershipIdOf, userIdOf } from './ids.ts';
import { notFound } from './workosError.ts';

/** Something that WorkOS has an id for and lists by its date of creation. */
export interface Listed {
  readonly id: string;
  readonly createdAt: Timestamp;
}
export interface ListedGroup extends Listed {
  readonly group: Group;
}
export interface ListedUser extends Listed {
  readonly person: Person;
}
export interface ListedMembership extends Listed {
  readonly person: Person;
  readonly enrolment: Enrolment;
}

/** Entries in the order of their creation, and the way from an id to its entry. */
interface Index<Entry extends Listed> {
  readonly version: number;
  readonly ordered: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
}

/** Finds by WorkOS' ids what the dataset keeps under its own; made anew when something there changed. */
export class Directory {
  readonly #dataset: Dataset;
  #groups: Index<ListedGroup> | null = null;
  #users: Index<ListedUser> | null = null;
  #memberships: Index<ListedMembership> | null = null;

  constructor(dataset: Dataset) {
    this.#dataset = dataset;
  }

  /** All groups, oldest first. */
  groups(): readonly ListedGroup[] {
    return this.#groupIndex().ordered;
  }

  /** Throws WorkosError 404. */
  group(id: string): ListedGroup {
    return found('Group', id, this.#groupIndex().byId);
  }

  users(): readonly ListedUser[] {
    return this.#userIndex().ordered;
  }

  /** Throws WorkosError 404. */
  user(id: string): ListedUser {
    return found('User', id, this.#userIndex().byId);
  }

  /** Everybody who belongs to the organization, in whatever status. */
  memberships(): readonly ListedMembership[] {
    return this.#membershipIndex().ordered;
  }

  /** Throws WorkosError 404. */
  membership(id: string): ListedMembership {
    return found('Organization membership', id, this.#membershipIndex().byId);
  }

  /** The membership of this person; undefined for those outside the organization. */
  membershipOf(personId: string): ListedMembership | undefined {
    const enrolment = this.#dataset.enrolment(personId);
    return enrolment && this.#membershipIndex().byId.get(membershipIdOf(enrolment));
  }

  #groupIndex(): Index<ListedGroup> {
    const version = this.#dataset.groupsVersion;
    if (this.#groups?.version !== version) {
      this.#groups = indexOf(
        version,
        this.#dataset.groups().map((group) => {
          return { id: groupIdOf(group), createdAt: group.createdAt, group };
        }),
      );
    }
    return this.#groups;
  }

  #userIndex(): Index<ListedUser> {
    const version = this.#dataset.peopleVersion;
    if (this.#users?.version !== version) {
      this.#users = indexOf(
        version,
        this.#dataset.people().map((person) => {
          return { id: userIdOf(person), createdAt: person.createdAt, person };
        }),
      );
    }
    return this.#users;
  }

  #membershipIndex(): Index<ListedMembership> {
    const version = this.#dataset.peopleVersion;
    if (this.#memberships?.version !== version) {
      this.#memberships = indexOf(
        version,
        this.#dataset.people().flatMap((person) => {
          const enrolment = this.#dataset.enrolment(person.id);
          if (!enrolment) return [];
          const { createdAt } = enrolment;
          return [{ id: membershipIdOf(enrolment), createdAt, person, enrolment }];
        }),
      );
    }
    return this.#memberships;
  }
}

function indexOf<Entry extends Listed>(version: number, entries: Entry[]): Index<Entry> {
  return { version, ordered: byCreation(entries), byId: new Map(entries.map((it) => [it.id, it])) };
}

/** Oldest first; those created in the same instant by id. */
export function byCreation<Entry extends Listed>(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(a.id, b.id));
}

function found<Entry>(what: string, id: string, byId: ReadonlyMap<string, Entry>): Entry {
  const entry = byId.get(id);
  if (!entry) throw notFound(what, id);
  return entry;
}
