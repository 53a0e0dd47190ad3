import type { CalendarDate } from './calendarDate.ts';

/** What stands in one cell before any format has a say: text, a count, a day, or nothing. */
export type Cell = string | number | CalendarDate | null;

/** `date`: a calendar day; it turns into a real date wherever the format has such a thing. */
export type CellKind = 'text' | 'date' | 'number';
