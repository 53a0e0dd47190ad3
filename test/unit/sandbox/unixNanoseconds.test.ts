import { describe, expect, it } from 'vitest';
import { timestampOf } from '#electron/sandbox/dataset/timestamp.ts';
import {
  parseUnixNanoseconds,
  unixNanoseconds,
  wholeMicrosecond,
} from '#electron/sandbox/faces/stream/unixNanoseconds.ts';

/** The first instants of years between 1990 and 2110, in nanoseconds. */
const years = [1990, 2005, 2026, 2042, 2060, 2110].map(
  (year) => BigInt(Date.UTC(year, 0)) * 1_000_000n,
);
/** What may stand below a millisecond, its edges among it. */
const fractions = [0n, 1n, 127n, 999n, 1000n, 1001n, 500_000n, 999_000n, 999_872n, 999_999n];

describe('nanoseconds as a JSON number', () => {
  it('are the digits of the microsecond', () => {
    const written = JSON.stringify(unixNanoseconds(timestampOf(1_793_534_400_123_456_789n)));
    expect(written).toBe('1793534400123456000');
  });

  it.each(years)('are read back to the millisecond and the microsecond, from %d on', (year) => {
    for (let millisecond = 0n; millisecond < 64n; millisecond += 1n) {
      for (const fraction of fractions) {
        const exact = year + millisecond * 1_000_000n + fraction;
        const written = unixNanoseconds(timestampOf(exact));
        const asTheClientReads = Math.floor(written / 1_000_000);
        expect(BigInt(asTheClientReads)).toBe(exact / 1_000_000n);
        const digits = JSON.stringify(written);
        expect(BigInt(digits) / 1000n).toBe(exact / 1000n);
      }
    }
  });

  it('would be read as the millisecond before, were they not moved', () => {
    const exact = years.map((year) => year + 2_000_000n).map(Number);
    expect(exact.filter((number) => Math.floor(number / 1e6) % 1000 === 1)).not.toEqual([]);
  });
});

describe('a cursor of nanoseconds', () => {
  it('is an instant', () => {
    expect(parseUnixNanoseconds('1793534400123456789')).toBe('2026-11-01T12:00:00.123456789Z');
    expect(parseUnixNanoseconds('-1')).toBe('1969-12-31T23:59:59.999999999Z');
  });

  it.each(['', '2026-11-01', '1e18', '1.5', '0x10', '9'.repeat(21), '1'.repeat(40)])(
    'is not %j',
    (text) => expect(parseUnixNanoseconds(text)).toBeNull(),
  );

  it('counts to the microsecond', () => {
    const told = wholeMicrosecond(timestampOf(1_793_534_400_123_456_789n));
    expect(told).toBe('2026-11-01T12:00:00.123456000Z');
  });
});
