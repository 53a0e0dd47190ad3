import { createHash, randomBytes } from 'node:crypto';
import { nanosecondsOf, type Timestamp } from '../dataset/timestamp.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const pattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const derivedIds = new Map<string, string>();

/** Whether an id is this prefix, an underscore and a ULID. */
export function isPrefixedUlid(prefix: string, id: string): boolean {
  return id.startsWith(`${prefix}_`) && pattern.test(id.slice(prefix.length + 1));
}

/**
 * The id that something has under this prefix, made from what it is called in the dataset and the date of
 * its creation: always the same, and another one for something deleted and created again.
 */
export function derivedUlid(prefix: string, name: string, createdAt: Timestamp): string {
  const key = `${prefix} ${createdAt} ${name}`;
  let known = derivedIds.get(key);
  if (known === undefined) {
    const hash = createHash('sha256').update(key).digest().subarray(0, 10);
    known = `${prefix}_${encodeUlid(millisecondsOf(createdAt), bitsOf(hash))}`;
    derivedIds.set(key, known);
  }
  return known;
}

/** An id for something about to be created. */
export function newUlid(prefix: string, nowNanoseconds: bigint): string {
  return `${prefix}_${encodeUlid(nowNanoseconds / 1_000_000n, bitsOf(randomBytes(10)))}`;
}

/** The 26 characters of a ULID: 48 bits of time, 80 others. */
export function encodeUlid(milliseconds: bigint, bits: bigint): string {
  let rest = (milliseconds << 80n) | bits;
  let text = '';
  for (let at = 0; at < 26; at += 1) {
    text = (digits[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text;
}

/** Milliseconds since the Unix epoch; a ULID knows none before it. */
export function millisecondsOf(timestamp: Timestamp): bigint {
  const milliseconds = nanosecondsOf(timestamp) / 1_000_000n;
  return milliseconds < 0n ? 0n : milliseconds;
}

function bitsOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
