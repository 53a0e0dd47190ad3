import { describe, expect, it } from 'vitest';
import { type SizeStep, type StaySpan, sizeSteps } from '#electron/store/reading/sizeSteps.ts';
import { thinSteps } from '#electron/store/reading/thinSteps.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

const span = (personRow: number, joinedMs: number | null, leftMs: number | null): StaySpan => ({
  personRow,
  joinedMs,
  leftMs,
});

describe('sizeSteps', () => {
  const sizes = (...stays: StaySpan[]) => {
    const { undated, steps } = sizeSteps(stays);
    return [undated, ...steps.map(({ atMs, size }) => `${atMs}:${size}`)];
  };

  it('steps where somebody comes or goes', () => {
    expect(sizes(span(1, 10, null), span(2, 20, 30), span(3, 20, null))).toEqual([
      0,
      '10:1',
      '20:3',
      '30:2',
    ]);
    expect(sizes()).toEqual([0]);
  });

  it('does not step where as many come as go', () => {
    expect(sizes(span(1, 10, 20), span(2, 20, null))).toEqual([0, '10:1']);
  });

  it('counts who has no beginning from the start, and who has no end to the end', () => {
    expect(sizes(span(1, null, null), span(2, null, 10), span(3, 5, null))).toEqual([
      2,
      '5:3',
      '10:2',
    ]);
  });

  it('counts nobody twice, and no stay that ends before it begins', () => {
    expect(sizes(span(1, 10, 40), span(1, 20, 30), span(1, 35, 50))).toEqual([0, '10:1', '50:0']);
    expect(sizes(span(1, 20, null), span(1, null, 20))).toEqual([1]);
    expect(sizes(span(1, 20, 20), span(2, 30, 10))).toEqual([0]);
  });
});

describe('thinSteps', () => {
  const step = (atMs: number, size: number): SizeStep => ({ atMs, size });
  /** Every hour up or down by one, with one spike and one dip that last a moment. */
  const long = Array.from({ length: 1000 }, (_, n) =>
    step(n * 3600, n === 333 ? 9999 : n === 777 ? 0 : 100 + (n % 7)),
  );

  it('leaves what fits as it is', () => {
    expect(thinSteps(long, 1000)).toEqual(long);
    expect(thinSteps([], 2)).toEqual([]);
    expect(thinSteps([step(1, 1)], 2)).toEqual([step(1, 1)]);
  });

  it.each([2, 3, 4, 5, 7, 50, 300, 999])('makes %i points of many, each of them real', (points) => {
    const thin = thinSteps(long, points);
    expect(thin.length).toBeLessThanOrEqual(points);
    expect(thin.filter((kept) => !long.includes(kept))).toEqual([]);
    expect([...thin].sort((one, other) => one.atMs - other.atMs)).toEqual(thin);
    expect(new Set(thin).size).toBe(thin.length);
    expect([thin[0], thin.at(-1)]).toEqual([long[0], long.at(-1)]);
    const sizes = thin.map(({ size }) => size);
    if (points >= 3) expect(Math.max(...sizes)).toBe(9999);
    if (points >= 4) expect(Math.min(...sizes)).toBe(0);
  });

  it('says of a long quiet time what it really was, whatever happened in the rush before it', () => {
    const rush = Array.from({ length: 100 }, (_, n) => step(n, n % 2 === 0 ? 1 : 90));
    const thin = thinSteps([...rush, step(100, 50), step(1_000_000, 51)], 8);
    expect(thin.findLast(({ atMs }) => atMs <= 500_000)).toEqual(step(100, 50));
  });
});

describe('listSizes', () => {
  const people = ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name));
  const seen = (group = remoteGroup('Kitchen', ['Ana', 'Ben'])) => {
    const { store } = openTestStore();
    pull(store, { people, groups: [group] }, { at: at(100) });
    const kitchen = groupNamed(store, 'Kitchen');
    const sizes = (second: number, groupId = kitchen) => {
      const found = store.listSizes({ groupId, points: 300, now: at(second) });
      if (found === null) throw new Error('This group was never here.');
      const points = found.sizes.map(
        ({ at: instant, size }) => `${(Date.parse(instant) - Date.parse(at(0))) / 1000}:${size}`,
      );
      return [...points, `undated ${found.undated}`];
    };
    return { store, kitchen, sizes };
  };

  it('goes from the first joining to now', () => {
    const { store, kitchen, sizes } = seen();
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.take(personNamed(store, 'Ana')) }],
      at: at(200),
    });
    expect(sizes(300)).toEqual(['-1000:2', '200:1', '300:1', 'undated 0']);
    expect(store.getGroup(kitchen)?.memberCount).toBe(1);
  });

  it('begins when noticing began where nobody’s joining is known', () => {
    const { store, kitchen, sizes } = seen(remoteGroup('Kitchen', ['Ana', 'Ben'], {}, null));
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.add(personNamed(store, 'Cem')) }],
      at: at(200),
    });
    expect(sizes(300)).toEqual(['100:2', '200:3', '300:3', 'undated 2']);
  });

  it('ends with what is known to lie ahead of this computer’s clock', () => {
    const { sizes } = seen(remoteGroup('Kitchen', ['Ana'], {}, at(500)));
    expect(sizes(300)).toEqual(['100:0', '500:1', 'undated 0']);
  });

  it('answers for an empty, a deleted and no group', () => {
    const { store, kitchen, sizes } = seen();
    const groupId = newGroupId();
    store.commitEdit({ intents: [{ groupId, intent: intents.create('New') }], at: at(150) });
    expect(sizes(160, groupId)).toEqual(['150:0', '160:0', 'undated 0']);
    expect(sizes(150, groupId)).toEqual(['150:0', 'undated 0']);
    store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.remove() }], at: at(200) });
    expect(sizes(300)).toEqual(['-1000:2', '200:0', '300:0', 'undated 0']);
    expect(store.listSizes({ groupId: newGroupId(), points: 2, now: at(1) })).toBeNull();
  });
});
