import { type Instant, instantSchema } from '#shared/domain/time.ts';

const lastOfDay = [23, 59, 59, 999] as const;

/**
 * The end of a day on this computer's calendar: who was there at any time that day and has not left again before its end.
 * `day` is `2026-03-14`; null when it is no day.
 */
export function endOfDay(day: string): Instant | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const [year = 0, month = 0, date = 0] = parts.slice(1).map(Number);
  const end = new Date(year, month - 1, date, ...lastOfDay);
  return end.getMonth() === month - 1 ? instantOf(end) : null;
}

/** The day on this computer's calendar: `2026-03-14`. */
export function dayOf(at: Instant | Date): string {
  const when = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(when.getFullYear()).padStart(4, '0')}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/** Whether an instant stands for its whole day, so that the clock need not be told. */
export function isEndOfDay(at: Instant): boolean {
  return endOfDay(dayOf(at)) === at;
}

interface PastChoice {
  id: 'monthAgo' | 'yearAgo' | 'startOfYear' | 'lastChange';
  label: string;
  at: Instant;
}

/** Days people ask for, and the moment before the group last changed, where that is known. */
export function pastChoices(now: Date, changedAt: Instant | null): PastChoice[] {
  const [year, month, date] = [now.getFullYear(), now.getMonth(), now.getDate()];
  return [
    { id: 'monthAgo', label: 'A month ago', at: endOf(year, month - 1, date) },
    { id: 'yearAgo', label: 'A year ago', at: endOf(year - 1, month, date) },
    { id: 'startOfYear', label: 'Start of this year', at: endOf(year, 0, 1) },
    ...(changedAt === null
      ? []
      : [
          {
            id: 'lastChange' as const,
            label: 'Before the last change',
            at: instantOf(new Date(Date.parse(changedAt) - 1)),
          },
        ]),
  ];
}

/** The end of that day; in a month that has no such day, of its last one. */
function endOf(year: number, month: number, date: number): Instant {
  const lastDate = new Date(year, month + 1, 0).getDate();
  return instantOf(new Date(year, month, Math.min(date, lastDate), ...lastOfDay));
}

function instantOf(date: Date): Instant {
  return instantSchema.parse(date.toISOString());
}
