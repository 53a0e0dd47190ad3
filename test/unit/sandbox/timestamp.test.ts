import { describe, expect, it } from 'vitest';
import { TimestampSequence } from '#electron/sandbox/dataset/clock.ts';
import { nanosecondsOf, parseTimestamp, timestampOf } from '#electron/sandbox/dataset/timestamp.ts';

describe('timestamps', () => {
  it('keep nine digits both ways', () => {
    const timestamp = timestampOf(1_793_534_400_123_456_789n);
    expect(timestamp).toBe('2026-11-01T12:00:00.123456789Z');
    expect(nanosecondsOf(timestamp)).toBe(1_793_534_400_123_456_789n);
  });

  it.each([
    ['2026-11-01T12:00:00Z', '2026-11-01T12:00:00.000000000Z'],
    ['2026-11-01T12:00:00.5+02:00', '2026-11-01T10:00:00.500000000Z'],
    ['2026-11-01T12:00:00.1234567891Z', '2026-11-01T12:00:00.123456789Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000000000Z'],
    ['2024-02-29t23:59:59z', '2024-02-29T23:59:59.000000000Z'],
  ])('reads %s', (text, expected) => {
    expect(parseTimestamp(text)).toBe(expected);
  });

  it.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-11-01T25:00:00Z', '1793534400'])(
    'does not take %j for a date',
    (text) => {
      expect(parseTimestamp(text)).toBeNull();
    },
  );

  it('grow although the clock stands still or goes back', () => {
    let now = 1_000n;
    const sequence = new TimestampSequence({ now: () => now }, timestampOf(5_000n));
    const first = sequence.next();
    now = 10_000n;
    const second = sequence.next();
    now = 0n;
    const third = sequence.next();
    expect([first, second, third].map(nanosecondsOf)).toEqual([5_001n, 10_000n, 10_001n]);
  });
});
