import type { Instant } from '#shared/domain/time.ts';

/** A day as it stands in a wall calendar, without a time or a zone. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** The day on which an instant falls; null when it is no instant, or outside the days a spreadsheet can count. */
export type DayOf = (instant: Instant) => CalendarDate | null;

const millisecondsPerDay = 86_400_000;
/** 1 March 1900: spreadsheets count a 29 February before it that never was; from here on they all agree. */
const firstSerial = 61;
const lastYear = 9999;

/**
 * Calendar days in one time zone, the machine's own when none is given. "Joined" is a day in people's lives: who
 * joined at half past midnight joined on that day, whatever day it still was in Greenwich.
 * Throws RangeError for an unknown time zone.
 */
export function createDayOf(timeZone?: string): DayOf {
  const split = timeZone === undefined ? splitLocally : createSplit(timeZone);
  return (instant) => {
    const unixMs = Date.parse(instant);
    if (Number.isNaN(unixMs)) return null;
    const date = split(unixMs);
    // The year first: Date takes the years 0 to 99 for 1900 to 1999.
    if (date.year < 1900 || date.year > lastYear) return null;
    return serialDay(date) >= firstSerial ? date : null;
  };
}

/** `2026-03-09`. */
export function isoDate({ year, month, day }: CalendarDate): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day's number in a spreadsheet of the 1900 date system, from 1 March 1900 on. */
export function serialDay({ year, month, day }: CalendarDate): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / millisecondsPerDay;
}

// A zone's formatter costs ten times the plain getters, and the machine's own zone is the usual case.
function splitLocally(unixMs: number): CalendarDate {
  const date = new Date(unixMs);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

function createSplit(timeZone: string): (unixMs: number) => CalendarDate {
  const formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    era: 'short',
  });
  return (unixMs) => {
    const parts = new Map(formatter.formatToParts(unixMs).map(({ type, value }) => [type, value]));
    const year = Number(parts.get('year'));
    return {
      year: parts.get('era') === 'BC' ? 1 - year : year,
      month: Number(parts.get('month')),
      day: Number(parts.get('day')),
    };
  };
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
