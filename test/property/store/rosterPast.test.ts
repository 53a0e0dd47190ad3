import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import {
  at,
  everything,
  groupNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { makeMemoryFolder } from '../syncOnDisk/memoryFolder.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 60);

/** A row of `membership`: whose, and from which second to which; null: since ever, or until now. */
interface Row {
  person: number;
  standing: 'open' | 'removed' | 'past';
  joined: number | null;
  left: number | null;
}

const people = 5;
const lastSecond = 12;
const second = fc.integer({ min: 0, max: lastSecond });

const ended: fc.Arbitrary<Row> = fc.record({
  person: fc.nat({ max: people - 1 }),
  standing: fc.constantFrom('past' as const, 'past' as const, 'removed' as const),
  joined: fc.option(second, { nil: null, freq: 4 }),
  left: second,
});
const lasting: fc.Arbitrary<Row> = fc.record({
  person: fc.nat({ max: people - 1 }),
  standing: fc.constant('open' as const),
  joined: fc.option(second, { nil: null, freq: 4 }),
  left: fc.constant(null),
});

/** Whatever the file may hold: stays that overlap, touch or end before they begin, and at most one of now for each. */
const rows = fc
  .array(fc.oneof({ weight: 3, arbitrary: ended }, { weight: 1, arbitrary: lasting }), {
    maxLength: 25,
  })
  .map((all) => {
    const taken = new Set<string>();
    return all.filter(({ person, standing }) => {
      const place = `${person} ${standing}`;
      if (standing !== 'past' && taken.has(place)) return false;
      taken.add(place);
      return true;
    });
  });

/** Two groups over the same people, whose stays are written into the file as they are. */
function inStore(
  [first, second]: [readonly Row[], readonly Row[]],
  work: (store: Store, groups: [GroupId, GroupId]) => void,
): void {
  const folder = makeMemoryFolder();
  const file = join(folder, 'muster.db');
  const store = openStore({ file, now: () => Date.parse(at(0)) });
  try {
    const names = Array.from({ length: people }, (_, n) => `Person ${n}`);
    const groups = [remoteGroup('First'), remoteGroup('Second')];
    pull(store, { people: names.map((name) => remotePerson(name)), groups }, { at: at(-5) });
    const database = new Database(file);
    const insert = database.prepare(
      `INSERT INTO membership
        (group_id, person_id, standing, is_admin, joined_at, dates_from, left_at, left_from, sync_mark)
       SELECT g.id, p.id, ?, 0, ?, 'server', ?, ?, 'synced'
       FROM roster_group AS g, person AS p WHERE g.name = ? AND p.name = ?`,
    );
    const ms = (value: number | null) => (value === null ? null : Date.parse(at(value)));
    for (const [name, stays] of [
      ['First', first],
      ['Second', second],
    ] as const) {
      for (const { person, standing, joined, left } of stays) {
        const leftFrom = left === null ? null : 'observed';
        insert.run(standing, ms(joined), ms(left), leftFrom, name, names[person]);
      }
    }
    database.close();
    work(store, [groupNamed(store, 'First'), groupNamed(store, 'Second')]);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody of whom any stay holds at that second. */
function foldedAt(stays: readonly Row[], instant: number): number[] {
  const there = stays.filter(
    ({ joined, left }) =>
      (joined === null || joined <= instant) && (left === null || instant < left),
  );
  return [...new Set(there.map(({ person }) => person))].sort();
}

const seconds = Array.from({ length: lastSecond + 3 }, (_, n) => n - 1);

function rosterAt(store: Store, groupId: GroupId, instant: number) {
  const roster = store.rosterAsOf({
    groupId,
    at: at(instant),
    filter: '',
    sort: [],
    ...everything,
  });
  if (roster === null) throw new Error('This group was never here.');
  return roster;
}

const personOf = ({ name }: { name: string }) => Number(name.slice('Person '.length));

describe('rosters of the past, whatever the stays', () => {
  it('list exactly whom a stay holds, each once and by such a stay', () => {
    fc.assert(
      fc.property(rows, (stays) => {
        inStore([stays, []], (store, [groupId]) => {
          for (const instant of seconds) {
            const { items, total } = rosterAt(store, groupId, instant);
            expect(items.map(personOf)).toEqual(foldedAt(stays, instant));
            expect(total).toBe(items.length);
            for (const { joinedAt, leftAt } of items) {
              expect(joinedAt === null || joinedAt <= at(instant)).toBe(true);
              expect(leftAt === null || at(instant) < leftAt).toBe(true);
            }
          }
        });
      }),
      { numRuns: runs },
    );
  });

  it('are as large as the sizes over time say, at every second since those begin', () => {
    fc.assert(
      fc.property(rows, (stays) => {
        inStore([stays, []], (store, [groupId]) => {
          const found = store.listSizes({ groupId, points: 1000, now: at(lastSecond + 5) });
          const sizes = found?.sizes ?? [];
          for (const instant of seconds) {
            const size = sizes.findLast((step) => step.at <= at(instant))?.size;
            if (size !== undefined) expect(size).toBe(foldedAt(stays, instant).length);
          }
          const now = stays.filter(({ standing }) => standing === 'open').length;
          expect(sizes.at(-1)).toEqual({ at: at(lastSecond + 5), size: now });
          // Thinned out, every point is still one of them.
          const thin =
            store.listSizes({ groupId, points: 5, now: at(lastSecond + 5) })?.sizes ?? [];
          expect(thin.length).toBeLessThanOrEqual(5);
          expect(sizes).toEqual(expect.arrayContaining(thin));
        });
      }),
      { numRuns: runs },
    );
  });

  it('fall into three parts side by side, and nobody is in two of them', () => {
    const moment = fc.option(fc.integer({ min: -1, max: lastSecond + 1 }), { nil: null });
    fc.assert(
      fc.property(rows, rows, moment, moment, (ofFirst, ofSecond, firstAt, secondAt) => {
        inStore([ofFirst, ofSecond], (store, [first, second]) => {
          const instant = (value: number | null) => (value === null ? null : at(value));
          const there = (stays: readonly Row[], value: number | null) =>
            foldedAt(
              value === null
                ? stays
                    .filter(({ standing }) => standing === 'open')
                    .map((stay) => ({ ...stay, joined: null }))
                : stays,
              value ?? 0,
            );
          const [one, other] = [there(ofFirst, firstAt), there(ofSecond, secondAt)];
          const parts = {
            onlyFirst: one.filter((person) => !other.includes(person)),
            onlySecond: other.filter((person) => !one.includes(person)),
            both: one.filter((person) => other.includes(person)),
          };
          const counts = Object.fromEntries(
            Object.entries(parts).map(([part, who]) => [part, who.length]),
          );
          for (const part of ['onlyFirst', 'onlySecond', 'both'] as const) {
            const found = store.compareRosters({
              first: { groupId: first, at: instant(firstAt) },
              second: { groupId: second, at: instant(secondAt) },
              part,
              filter: '',
              ...everything,
            });
            expect(found?.items.map(personOf)).toEqual(parts[part]);
            expect(found?.counts).toEqual(counts);
          }
        });
      }),
      { numRuns: runs },
    );
  });
});
