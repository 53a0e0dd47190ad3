import { countPeople, formatCount } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { type Day, startOfDay } from '../../ui/localDays.ts';
import type { DaySize, SizeAnswer } from './sizeDays.ts';

type Format = Pick<DateFormats, 'day'>;

/** The chart in a sentence: `From 12 on 03 Mar 2025 to 31 today; most 34 on 09 Jun 2026.` */
export function wordSizes(changes: readonly DaySize[], today: Day, format: Format): string {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return 'How many people it had is not known.';
  const on = (day: Day) => (day === today ? 'today' : `on ${format.day(startOfDay(day))}`);
  if (changes.length === 1) {
    return first.day === today
      ? `${countPeople(first.size)} today; nothing is known of the days before.`
      : `${countPeople(first.size)} since ${format.day(startOfDay(first.day))}.`;
  }
  const most = changes.reduce((best, change) => (change.size > best.size ? change : best), first);
  const ends = `From ${formatCount(first.size)} ${on(first.day)} to ${formatCount(last.size)} today`;
  const isAtAnEnd = most.size === first.size || most.size === last.size;
  return isAtAnEnd ? `${ends}.` : `${ends}; most ${formatCount(most.size)} ${on(most.day)}.`;
}

/** What is to be known about the numbers before they are believed. */
export function wordPast(
  { knownSince, undated }: Omit<SizeAnswer, 'sizes'>,
  format: Format,
): string[] {
  const notes: string[] = [];
  if (knownSince !== null) {
    notes.push(
      `Every coming and going is known since ${format.day(knownSince)}; of the time before, only what the server still tells.`,
    );
  }
  if (undated > 0) {
    notes.push(
      undated === 1
        ? 'Counted throughout: 1 person whose day of joining is not known.'
        : `Counted throughout: ${countPeople(undated)} whose days of joining are not known.`,
    );
  }
  return notes;
}
