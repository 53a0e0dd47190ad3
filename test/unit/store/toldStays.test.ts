import { describe, expect, it } from 'vitest';
import { type ToldStay, toldStays } from '#electron/store/lanes/toldStays.ts';
import type { RemoteStay } from '#electron/sync/ports/remote.ts';
import type { Instant } from '#shared/domain/time.ts';
import { at } from '#test/support/storeSeed.ts';

const stay = (joinedAt: Instant | null, leftAt: Instant, memberKey = 'ana'): RemoteStay => ({
  memberKey,
  joinedAt,
  leftAt,
});
const told = (joinedAt: Instant | null, leftAt: Instant): ToldStay => ({
  joinedMs: joinedAt === null ? null : Date.parse(joinedAt),
  leftMs: Date.parse(leftAt),
});
const read = (...history: RemoteStay[]) => toldStays(history).get('ana') ?? [];

describe('toldStays', () => {
  it('puts the stays of each person in the order of their time, those without a beginning last', () => {
    const people = toldStays([
      stay(null, at(3)),
      stay(at(7), at(9)),
      stay(at(1), at(5)),
      stay(at(2), at(4), 'ben'),
    ]);
    expect([...people.keys()]).toEqual(['ana', 'ben']);
    expect(people.get('ana')).toEqual([told(at(1), at(5)), told(at(7), at(9)), told(null, at(3))]);
  });

  it('takes a stay told twice once, whatever the order; the later end counts', () => {
    const once = [told(at(1), at(6))];
    expect(read(stay(at(1), at(6)), stay(at(1), at(5)), stay(at(1), at(6)))).toEqual(once);
    expect(read(stay(at(1), at(5)), stay(at(1), at(6)))).toEqual(once);
    expect(read(stay(null, at(6)), stay(at(1), at(6)))).toEqual(once);
    expect(read(stay(null, at(6)), stay(null, at(6)))).toEqual([told(null, at(6))]);
  });

  it('knows the same instant in every spelling', () => {
    expect(
      read(
        stay('2026-01-01T00:00:01Z' as Instant, '2026-01-01T01:00:02+01:00' as Instant),
        stay(at(1), at(2)),
      ),
    ).toEqual([told(at(1), at(2))]);
  });

  it('drops what ends before it begins or has no time that can be read', () => {
    expect(
      read(
        stay(at(5), at(4)),
        stay('soon' as Instant, at(4)),
        stay(at(1), '' as Instant),
        stay(at(1), '+275760-09-13T00:00:00.000Z' as Instant),
      ),
    ).toEqual([]);
    expect(read(stay(at(5), at(5)))).toHaveLength(1);
  });
});
