import type { GroupMember } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import type { GroupTies, Identity } from '#shared/domain/permissions.ts';

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
  groupKey(name: string): string;
  orderKey(name: string): string;
}

/** Somebody as a file names them. */
export interface FileIdentity {
  id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
}

export interface FoundPeople {
  by: PastedCandidate['foundBy'];
  personIds: readonly PersonId[];
}

export interface GroupHere {
  groupId: GroupId;
  name: string;
  description: string | null;
}

/** What is here at one moment, as far as a plan asks for it. */
export interface ImportFacts extends ImportKeys {
  findPeople(wanted: readonly FileIdentity[]): (FoundPeople | null)[];
  groupsByName(): ReadonlyMap<string, readonly GroupHere[]>;
  group(groupId: GroupId): GroupHere | null;
  membersOf(groupId: GroupId): ReadonlyMap<PersonId, GroupMember>;
  countGroups(): number;
  identity(): Identity | null;
  tiesOf(groupId: GroupId): GroupTies | null;
  knownPeople(personIds: readonly PersonId[]): ReadonlySet<PersonId>;
}
