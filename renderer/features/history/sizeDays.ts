import type { Value } from '#shared/ipc/contract.ts';
import { type Day, dayOf, daysBetween, moveDay, startOfDay } from '../../ui/localDays.ts';

export type SizeAnswer = Value<'roster.sizes'>;

/** How many people were in the group at the end of a day. */
export interface DaySize {
  day: Day;
  size: number;
}

/** The days on which the size changed, the oldest first; of several changes on a day what was left of them. */
export function sizesByDay(sizes: SizeAnswer['sizes']): DaySize[] {
  const ofDay = new Map<Day, number>();
  for (const { at, size } of sizes) ofDay.set(dayOf(at), size);
  const days: DaySize[] = [];
  for (const [day, size] of ofDay) {
    if (days.at(-1)?.size !== size) days.push({ day, size });
  }
  return days;
}

/** A day of the chart; `at` is its place on the axis. */
export interface ChartDay extends DaySize {
  at: number;
}

/**
 * The same from the first change to today without gaps, so that a pointer meets a day wherever it is: every day, or of
 * a long time about `atMost` of them and every change.
 */
export function fillDays(changes: readonly DaySize[], today: Day, atMost = 240): ChartDay[] {
  const [first] = changes;
  if (first === undefined) return [];
  const step = Math.max(1, Math.ceil(daysBetween(first.day, today) / atMost));
  const days = new Set(changes.map(({ day }) => day));
  for (let day = first.day; day < today; day = moveDay(day, { days: step })) days.add(day);
  days.add(today);
  const sizeOfChange = new Map(changes.map(({ day, size }) => [day, size]));
  let size = first.size;
  return [...days].sort().map((day) => {
    size = sizeOfChange.get(day) ?? size;
    return { day, size, at: Date.parse(startOfDay(day)) };
  });
}

/** Where the axis is marked, at most `atMost` times or so: with days, or the first days of months or years. */
export function axisDays(from: Day, to: Day, atMost = 7): { days: Day[]; unit: AxisUnit } {
  const length = daysBetween(from, to);
  if (length < 60) {
    return {
      days: daysFrom(from, from, to, { days: Math.max(1, Math.ceil(length / atMost)) }),
      unit: 'day',
    };
  }
  const months = [1, 2, 3, 6].find((step) => length <= step * 30.4 * atMost);
  if (months === undefined) {
    const years = Math.ceil(length / 365.25 / atMost);
    return { days: daysFrom(`${from.slice(0, 4)}-01-01`, from, to, { years }), unit: 'year' };
  }
  const start = months > 2 ? `${from.slice(0, 4)}-01-01` : `${from.slice(0, 7)}-01`;
  return { days: daysFrom(start, from, to, { months }), unit: 'month' };
}

export type AxisUnit = 'day' | 'month' | 'year';

function daysFrom(start: Day, from: Day, to: Day, step: Parameters<typeof moveDay>[1]): Day[] {
  const days: Day[] = [];
  for (let day = start; day <= to; day = moveDay(day, step)) if (day >= from) days.push(day);
  return days;
}
