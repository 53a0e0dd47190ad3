import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  continueList,
  decodePlace,
  encodePlace,
  windowAt,
} from '#electron/remotes/membersDev/listPlace.ts';

/** What others do to a list before a request is answered; where, as a part of its length. */
interface Step {
  removed: readonly { at: number; count: number }[];
  added: readonly { at: number; count: number }[];
}

const changesOf = (most: number, count: number) =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      count: fc.integer({ min: 1, max: count }),
    }),
    { maxLength: most },
  );

const item = (id: string) => ({ id });

/** A list that keeps its order, and is changed before each request but the first. */
function listOf(length: number, changes: readonly Step[]) {
  let made = 0;
  const make = () => {
    made += 1;
    return `ugrp_${made}`;
  };
  let ids = Array.from({ length }, make);
  const wasThereAllAlong = new Set(ids);
  let requests = 0;
  const change = ({ removed, added }: Step) => {
    for (const { at, count } of removed) {
      for (const id of ids.splice(Math.floor(at * ids.length), count)) wasThereAllAlong.delete(id);
    }
    for (const { at, count } of added) {
      const position = Math.floor(at * (ids.length + 1));
      ids = ids.toSpliced(position, 0, ...Array.from({ length: count }, make));
    }
  };
  return {
    wasThereAllAlong,
    now: () => ids,
    requests: () => requests,
    read(page: number, size: number) {
      const step = changes[requests - 1];
      if (step !== undefined) change(step);
      requests += 1;
      return ids.slice((page - 1) * size, page * size).map(item);
    },
  };
}

/** Everything that is listed, in its order. `countsRight`: the server says how long the list is. */
function readThrough(list: ReturnType<typeof listOf>, countsRight = true): string[] {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const place = cursor === null ? null : decodePlace(cursor);
    const window = windowAt(place?.at ?? 0);
    expect(window.start).toBe((window.page - 1) * window.size);
    const items = list.read(window.page, window.size);
    const step = continueList(place, window, items, countsRight ? list.now().length : null);
    if (step.kind === 'lost') throw new Error('Lost.');
    found.push(...step.fresh.map((fresh) => (fresh as { id: string }).id));
    cursor = step.next === null ? null : encodePlace(step.next);
  } while (cursor !== null);
  return found;
}

const missed = (list: ReturnType<typeof listOf>, found: readonly string[]) => {
  const names = new Set(found);
  return [...list.wasThereAllAlong].filter((id) => !names.has(id));
};

describe('lists that change while they are read', () => {
  it('miss nobody who was there all along, and name nobody twice, while a few come and go', () => {
    // Fewer altogether than a page holds, so that what was first when the list was begun is still found at its front.
    const few = fc.array(fc.record({ removed: changesOf(1, 1), added: changesOf(3, 4) }), {
      maxLength: 7,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        few,
        fc.boolean(),
        (length, changes, counts) => {
          const list = listOf(length, changes);
          const found = readThrough(list, counts);
          expect(missed(list, found)).toEqual([]);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('miss nobody who was there all along while whole pages come and go, and come to an end', () => {
    const many = fc.array(fc.record({ removed: changesOf(3, 150), added: changesOf(3, 150) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        many,
        fc.boolean(),
        (length, changes, counts) => {
          const list = listOf(length, changes);
          expect(missed(list, readThrough(list, counts))).toEqual([]);
          expect(list.requests()).toBeLessThan(150);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('name everybody once, in few requests, where nothing changes', () => {
    for (let length = 0; length <= 1000; length += 1) {
      const list = listOf(length, []);
      expect(readThrough(list)).toEqual(list.now());
      expect(list.requests()).toBeLessThanOrEqual(length <= 100 ? 1 : length / 70 + 3);
    }
    const long = listOf(12_000, []);
    expect(readThrough(long)).toEqual(long.now());
    expect(long.requests()).toBeLessThan(160);
  });

  it('have what was added at the front meanwhile', () => {
    const list = listOf(250, [{ removed: [], added: [{ at: 0, count: 3 }] }]);
    expect(readThrough(list).toSorted()).toEqual(list.now().toSorted());
  });
});
