import type { Group, MembershipInterval, Person } from '../../dataset/records.ts';
import { derivedUlid, isPrefixedUlid, newUlid } from '../ulid.ts';

/**
 * Members.dev's ids of what the dataset holds, made from the id there and the date of creation: the same
 * after a restart. What was created through this face has its Members.dev id in the dataset too.
 */
export function groupIdOf({ id, createdAt }: Pick<Group, 'id' | 'createdAt'>): string {
  return isPrefixedUlid('ugrp', id) ? id : derivedUlid('ugrp', id, createdAt);
}

export function userIdOf({ id, createdAt }: Pick<Person, 'id' | 'createdAt'>): string {
  return isPrefixedUlid('usr', id) ? id : derivedUlid('usr', id, createdAt);
}

/** One for each stay: whoever comes back has another. */
export function membershipIdOf({ id, groupId, personId, joinedAt }: MembershipInterval): string {
  return derivedUlid('ugm', JSON.stringify([id, groupId, personId]), joinedAt);
}

/** The id of an e-mail or a phone is the person's and the value's: a changed one has another. */
export function contactIdOf(prefix: 'uem' | 'uph', person: Person, value: string): string {
  return derivedUlid(prefix, JSON.stringify([person.id, value]), person.createdAt);
}

/** An id for something about to be created. */
export function newId(prefix: 'ugrp' | 'usr', nowNanoseconds: bigint): string {
  return newUlid(prefix, nowNanoseconds);
}
