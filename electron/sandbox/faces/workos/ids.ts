import type { JournalEntry } from '../../dataset/journal.ts';
import type { Enrolment, Group, Person } from '../../dataset/records.ts';
import { nanosecondsOf } from '../../dataset/timestamp.ts';
import { derivedUlid, encodeUlid, isPrefixedUlid, millisecondsOf, newUlid } from '../ulid.ts';

/**
 * WorkOS' ids of what the dataset holds. They are not stored but made from the id there and the date of
 * creation: the same after a restart, another one for something deleted and created again. What was
 * created through this face has its WorkOS id in the dataset too.
 */
export function groupIdOf({ id, createdAt }: Pick<Group, 'id' | 'createdAt'>): string {
  return isOwnId('group', id) ? id : derivedUlid('group', id, createdAt);
}

export function userIdOf({ id, createdAt }: Pick<Person, 'id' | 'createdAt'>): string {
  return isOwnId('user', id) ? id : derivedUlid('user', id, createdAt);
}

export function membershipIdOf({
  personId,
  createdAt,
}: Pick<Enrolment, 'personId' | 'createdAt'>): string {
  return derivedUlid('om', personId, createdAt);
}

/** Ids of events sort as the events happened: below the millisecond by nanoseconds, then by number. */
export function eventIdOf({ at, sequence }: JournalEntry): string {
  const belowMillisecond = nanosecondsOf(at) % 1_000_000n;
  return `event_${encodeUlid(millisecondsOf(at), (belowMillisecond << 60n) | BigInt(sequence))}`;
}

/** An id for something about to be created. */
export function newId(prefix: 'group' | 'user', nowNanoseconds: bigint): string {
  return newUlid(prefix, nowNanoseconds);
}

export function isOwnId(prefix: 'group' | 'user', id: string): boolean {
  return isPrefixedUlid(prefix, id);
}
