import { describe, expect, it } from 'vitest';
import {
  type CurrentStay,
  type PastStay,
  planPastStays,
  type StayDates,
} from '#electron/store/lanes/planPastStays.ts';
import type { ToldStay } from '#electron/store/lanes/toldStays.ts';

const told = (joined: number | null, left: number): ToldStay => ({
  joinedMs: joined,
  leftMs: left,
});
const dates = (
  joined: number | null,
  left: number,
  datesFrom: 'server' | 'observed' = 'server',
  leftFrom: 'server' | 'observed' = 'server',
): StayDates => ({
  joinedMs: joined,
  datesFrom,
  leftMs: left,
  leftFrom,
});
const row = (id: number, ...of: Parameters<typeof dates>): PastStay => ({ id, ...dates(...of) });
const now = (joinedMs: number | null, datesFrom: CurrentStay['datesFrom'] = 'server') => ({
  joinedMs,
  datesFrom,
});

interface Case {
  title: string;
  told: ToldStay[];
  past?: PastStay[];
  current?: CurrentStay[];
  /** Rows that change, by id; `new` are inserted, in order. */
  becomes?: Record<number, StayDates>;
  new?: StayDates[];
}

const cases: Case[] = [
  { title: 'nothing told: nothing', told: [], past: [row(1, 1, 5, 'observed', 'observed')] },
  { title: 'a stay nobody knew of', told: [told(1, 5)], new: [dates(1, 5)] },
  { title: 'a stay known as told: nothing', told: [told(1, 5)], past: [row(1, 1, 5)] },
  {
    title: 'the end was only observed: the server’s',
    told: [told(1, 5)],
    past: [row(1, 1, 60, 'server', 'observed')],
    becomes: { 1: dates(1, 5) },
  },
  {
    title: 'beginning and end were observed, and overlap: both become the server’s',
    told: [told(40, 55)],
    past: [row(1, 50, 60, 'observed', 'observed')],
    becomes: { 1: dates(40, 55) },
  },
  {
    title: 'seen from the start, so without a beginning: the server knows it',
    told: [told(1, 55)],
    past: [row(1, null, 60, 'observed', 'observed')],
    becomes: { 1: dates(1, 55) },
  },
  {
    title: 'an observed stay the server does not tell is kept, and another is put beside it',
    told: [told(1, 5)],
    past: [row(1, 50, 60, 'observed', 'observed')],
    new: [dates(1, 5)],
  },
  {
    title: 'a stay with the server’s beginning is never taken for another, however they overlap',
    told: [told(20, 30)],
    past: [row(1, 1, 100, 'server', 'observed')],
    new: [dates(20, 30)],
  },
  {
    title: 'one observed end, two stays told: the one that began then, and a new one',
    told: [told(1, 5), told(20, 30)],
    past: [row(1, 1, 100, 'server', 'observed')],
    becomes: { 1: dates(1, 5) },
    new: [dates(20, 30)],
  },
  {
    title: 'two observed stays and two told: each gets its own',
    told: [told(8, 12), told(18, 22)],
    past: [row(2, 20, 25, 'observed', 'observed'), row(1, 10, 15, 'observed', 'observed')],
    becomes: { 1: dates(8, 12), 2: dates(18, 22) },
  },
  {
    title: 'the server corrects an end',
    told: [told(1, 7)],
    past: [row(1, 1, 5)],
    becomes: { 1: dates(1, 7) },
  },
  {
    title: 'of two rows that began at the same time the one that ends as told is meant',
    told: [told(1, 7)],
    past: [row(1, 1, 5, 'server', 'observed'), row(2, 1, 7)],
  },
  {
    title: 'told without a beginning: the row keeps its own',
    told: [told(null, 55)],
    past: [row(1, 50, 60, 'observed', 'observed')],
    becomes: { 1: dates(50, 55, 'observed', 'server') },
  },
  {
    title: 'told again without a beginning: nothing',
    told: [told(null, 55)],
    past: [row(1, 50, 55, 'observed', 'server')],
  },
  {
    title: 'told without a beginning, another end: another stay',
    told: [told(null, 58)],
    past: [row(1, 50, 55, 'observed', 'server')],
    new: [dates(null, 58)],
  },
  {
    title: 'without a beginning at first, with one later: the same stay',
    told: [told(45, 55)],
    past: [row(1, 50, 55, 'observed', 'server')],
    becomes: { 1: dates(45, 55) },
  },
  {
    title: 'still in the group here: left to the next copy',
    told: [told(1, 5)],
    current: [now(1)],
  },
  {
    title: 'taken out and added again by unsent edits: left to the next copy too',
    told: [told(1, 5)],
    current: [now(7, 'edit'), now(1)],
  },
  {
    title: 'back in the group since: the former stay is history',
    told: [told(1, 5)],
    current: [now(6)],
    new: [dates(1, 5)],
  },
  {
    title: 'an unsent add is another stay, even where the times overlap',
    told: [told(40, 60)],
    current: [now(50, 'edit')],
    new: [dates(40, 60)],
  },
  {
    title: 'in the group by an observed date that lies within the stay: left to the next copy',
    told: [told(40, 60)],
    current: [now(50, 'observed')],
  },
  {
    title: 'ended before the observed date of the stay of now: history',
    told: [told(40, 45)],
    current: [now(50, 'observed')],
    new: [dates(40, 45)],
  },
  {
    title: 'told without a beginning while in the group since before: left to the next copy',
    told: [told(null, 60)],
    current: [now(50)],
  },
  {
    title: 'overlapping stays are each kept as told',
    told: [told(1, 10), told(2, 9)],
    new: [dates(1, 10), dates(2, 9)],
  },
];

describe('planPastStays', () => {
  it.each(cases)(
    '$title',
    ({ told: stays, past = [], current = [], becomes = {}, new: added = [] }) => {
      const steps = planPastStays({
        told: stays,
        past,
        current,
      });
      const updated = steps.flatMap((step) =>
        step.step === 'update' ? [[step.id, step.dates]] : [],
      );
      expect(Object.fromEntries(updated)).toEqual(becomes);
      expect(updated).toHaveLength(Object.keys(becomes).length);
      expect(steps.flatMap((step) => (step.step === 'insert' ? [step.dates] : []))).toEqual(added);
    },
  );

  it.each(cases)(
    '$title: told again, it plans nothing',
    ({ told: stays, past = [], current = [] }) => {
      const wish = { told: stays, current };
      const after = new Map(past.map((stay) => [stay.id, stay]));
      for (const step of planPastStays({ ...wish, past })) {
        const id = step.step === 'update' ? step.id : 100 + after.size;
        after.set(id, { id, ...step.dates });
      }
      expect(planPastStays({ ...wish, past: [...after.values()] })).toEqual([]);
    },
  );

  it('copes with thousands of stays of one person', () => {
    const many = Array.from({ length: 5000 }, (_, n) => told(2 * n, 2 * n + 1));
    // None is found by its beginning: the slow way.
    const past = many.map((_, n) => row(n, 2 * n + 0.5, 2 * n + 1.5, 'observed', 'observed'));
    const started = performance.now();
    const steps = planPastStays({ told: many, past, current: [] });
    expect(steps.filter(({ step }) => step === 'update')).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
