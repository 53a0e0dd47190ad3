import { type Instant, instantOf } from '#shared/domain/time.ts';

/** A day of this computer's calendar, as calendars and `<input>` write it: `2026-11-28`. */
export type Day = string;

/** The day on which an instant falls here. */
export function dayOf(instant: Instant | Date): Day {
  const at = new Date(instant);
  return write(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

/** The first instant of a day. */
export function startOfDay(day: Day): Instant {
  return instantOf(midnight(day, 0));
}

/** The last instant of a day, which may be 23 or 25 hours after its first. */
export function endOfDay(day: Day): Instant {
  return instantOf(midnight(day, 1) - 1);
}

/** The day so many days, months and years later (or earlier); of a shorter month its last day. */
export function moveDay(day: Day, by: { years?: number; months?: number; days?: number }): Day {
  const [year, month, date] = read(day);
  const inMonth = new Date(year + (by.years ?? 0), month - 1 + (by.months ?? 0), 1);
  const [toYear, toMonth] = [inMonth.getFullYear(), inMonth.getMonth() + 1];
  const kept = Math.min(date, lengthOf(toYear, toMonth));
  return dayOf(new Date(toYear, toMonth - 1, kept + (by.days ?? 0)));
}

/** How many days lie between two: 1 from a day to the next. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnight(to, 0) - midnight(from, 0)) / (24 * 3_600_000));
}

/** The first and the last day of a day's month. */
export function monthOf(day: Day): { from: Day; to: Day } {
  const [year, month] = read(day);
  return { from: write(year, month, 1), to: write(year, month, lengthOf(year, month)) };
}

function midnight(day: Day, daysLater: number): number {
  const [year, month, date] = read(day);
  return new Date(year, month - 1, date + daysLater).getTime();
}

function lengthOf(year: number, month: number): number {
  return new Date(year, month, 0).getDate();
}

function read(day: Day): [year: number, month: number, date: number] {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return [year, month, date];
}

function write(year: number, month: number, date: number): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}
