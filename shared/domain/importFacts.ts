import type { GroupMember } from './group.ts';
import type { GroupId, PersonId } from './ids.ts';
import type { PastedCandidate } from './pastedPeople.ts';
import type { GroupTies, Identity } from './permissions.ts';
import type { Person } from './person.ts';

/** What somebody is compared by; null where the file does not say. */
export interface PersonKeys {
  email: string | null;
  name: string | null;
  /** The name with its first or last word at the other end. */
  turned: readonly string[];
  phone: string | null;
}

/** How names, addresses and numbers are compared here. */
export interface ImportKeys {
  keysOf(person: { name: string | null; email: string | null; phone: string | null }): PersonKeys;
  /** A group's name: trimmed and without case. */
  groupKey(name: string): string;
  /** A name as lists are sorted by it. */
  orderKey(name: string): string;
}

/** Somebody as a file names them. */
export interface FileIdentity {
  id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** Whom they may be here, the best first: all namesakes, and many of those with a similar name. */
export interface FoundPeople {
  by: PastedCandidate['foundBy'];
  personIds: readonly PersonId[];
}

export interface GroupHere {
  groupId: GroupId;
  name: string;
  description: string | null;
}

/** What is here at one moment, as far as planning an import asks for it. */
export interface ImportFacts extends ImportKeys {
  /** In their order; null: nobody. By member id, else as pasted people are found. */
  findPeople(wanted: readonly FileIdentity[]): (FoundPeople | null)[];
  /** All groups, by `groupKey`: more than one where they are of one name. */
  groupsByName(): ReadonlyMap<string, readonly GroupHere[]>;
  group(groupId: GroupId): GroupHere | null;
  membersOf(groupId: GroupId): ReadonlyMap<PersonId, GroupMember>;
  countGroups(): number;
  identity(): Identity | null;
  tiesOf(groupId: GroupId): GroupTies | null;
  /** Those of them who are here and not gone. */
  knownPeople(personIds: readonly PersonId[]): ReadonlySet<PersonId>;
  /** Those of them who are here. */
  describe(personIds: readonly PersonId[]): ReadonlyMap<PersonId, Person>;
}
