import type { Dataset } from '../../dataset/dataset.ts';
import type { Group, Person } from '../../dataset/records.ts';
import { compareText, type Timestamp } from '../../dataset/timestamp.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { groupIdOf, userIdOf } from './ids.ts';
import { MembersDevError } from './membersDevError.ts';

const direction = membersDevAssumptions.listOrder === 'newestFirst' ? -1 : 1;

/** Entries in the order of lists, and the way from Members.dev's id to an entry. */
interface Index<Entry> {
  readonly version: number;
  readonly listed: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
}

/** Finds by Members.dev's ids what the dataset keeps under its own; made anew when something there changed. */
export class Directory {
  readonly #dataset: Dataset;
  #groups: Index<Group> | null = null;
  #users: Index<Person> | null = null;

  constructor(dataset: Dataset) {
    this.#dataset = dataset;
  }

  /** All groups, in the order of lists. */
  groups(): readonly Group[] {
    return this.#groupIndex().listed;
  }

  /** Throws MembersDevError 404. */
  group(id: string): Group {
    const group = this.groupIfKnown(id);
    if (!group) throw new MembersDevError(404, 'Group not found');
    return group;
  }

  groupIfKnown(id: string): Group | undefined {
    return this.#groupIndex().byId.get(id);
  }

  /** Everybody, in the order of lists. */
  users(): readonly Person[] {
    return this.#userIndex().listed;
  }

  user(id: string): Person | undefined {
    return this.#userIndex().byId.get(id);
  }

  userWithExternalId(externalId: string): Person | undefined {
    return this.users().find((person) => person.externalId === externalId);
  }

  #groupIndex(): Index<Group> {
    const version = this.#dataset.groupsVersion;
    if (this.#groups?.version !== version) {
      this.#groups = indexOf(version, this.#dataset.groups(), groupIdOf);
    }
    return this.#groups;
  }

  #userIndex(): Index<Person> {
    const version = this.#dataset.peopleVersion;
    if (this.#users?.version !== version) {
      this.#users = indexOf(version, this.#dataset.people(), userIdOf);
    }
    return this.#users;
  }
}

function indexOf<Entry extends { readonly createdAt: Timestamp }>(
  version: number,
  entries: readonly Entry[],
  idOf: (entry: Entry) => string,
): Index<Entry> {
  const ordered = entries
    .map((entry) => ({ id: idOf(entry), entry }))
    .sort((a, b) => {
      const order = compareText(a.entry.createdAt, b.entry.createdAt) || compareText(a.id, b.id);
      return direction * order;
    });
  return {
    version,
    listed: ordered.map(({ entry }) => entry),
    byId: new Map(ordered.map(({ id, entry }) => [id, entry])),
  };
}
