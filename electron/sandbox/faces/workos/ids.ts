import { createHash, randomBytes } from 'node:crypto';
import type { JournalEntry } from '../../dataset/journal.ts';
import type { Enrolment, Group, Person } from '../../dataset/records.ts';
import { nanosecondsOf, type Timestamp } from '../../dataset/timestamp.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const derivedIds = new Map<string, string>();

/**
 * WorkOS' ids of what the dataset holds. They are not stored but made from the id there and the date of
 * creation: the same after a restart, another one for something deleted and created again. What was
 * created through this face has its WorkOS id in the dataset too.
 */
export function groupIdOf({ id, createdAt }: Pick<Group, 'id' | 'createdAt'>): string {
  return isOwnId('group', id) ? id : derivedId('group', id, createdAt);
}

export function userIdOf({ id, createdAt }: Pick<Person, 'id' | 'createdAt'>): string {
  return isOwnId('user', id) ? id : derivedId('user', id, createdAt);
}

export function membershipIdOf({
  personId,
  createdAt,
}: Pick<Enrolment, 'personId' | 'createdAt'>): string {
  return derivedId('om', personId, createdAt);
}

/** Ids of events sort as the events happened: below the millisecond by nanoseconds, then by number. */
export function eventIdOf({ at, sequence }: JournalEntry): string {
  const belowMillisecond = nanosecondsOf(at) % 1_000_000n;
  return `event_${encoded(millisecondsOf(at), (belowMillisecond << 60n) | BigInt(sequence))}`;
}

/** An id for something about to be created. */
export function newId(prefix: 'group' | 'user', nowNanoseconds: bigint): string {
  return `${prefix}_${encoded(nowNanoseconds / 1_000_000n, bitsOf(randomBytes(10)))}`;
}

export function isOwnId(prefix: 'group' | 'user', id: string): boolean {
  return id.startsWith(`${prefix}_`) && ulid.test(id.slice(prefix.length + 1));
}

function derivedId(prefix: string, id: string, createdAt: Timestamp): string {
  const key = `${prefix} ${createdAt} ${id}`;
  let known = derivedIds.get(key);
  if (known === undefined) {
    const hash = createHash('sha256').update(key).digest().subarray(0, 10);
    known = `${prefix}_${encoded(millisecondsOf(createdAt), bitsOf(hash))}`;
    derivedIds.set(key, known);
  }
  return known;
}

/** The 26 characters of a ULID: 48 bits of time, 80 others. */
function encoded(milliseconds: bigint, bits: bigint): string {
  let rest = (milliseconds << 80n) | bits;
  let text = '';
  for (let at = 0; at < 26; at += 1) {
    text = (digits[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text;
}

function millisecondsOf(timestamp: Timestamp): bigint {
  const milliseconds = nanosecondsOf(timestamp) / 1_000_000n;
  return milliseconds < 0n ? 0n : milliseconds;
}

function bitsOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
