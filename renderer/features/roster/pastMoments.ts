import { type Instant, instantOf } from '#shared/domain/time.ts';
import { dayOf, endOfDay, moveDay } from '../../ui/localDays.ts';

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
  const today = dayOf(now);
  return [
    { id: 'monthAgo', label: 'A month ago', at: endOfDay(moveDay(today, { months: -1 })) },
    { id: 'yearAgo', label: 'A year ago', at: endOfDay(moveDay(today, { years: -1 })) },
    { id: 'startOfYear', label: 'Start of this year', at: endOfDay(`${today.slice(0, 4)}-01-01`) },
    ...(changedAt === null
      ? []
      : [
          {
            id: 'lastChange' as const,
            label: 'Before the last change',
            at: instantOf(Date.parse(changedAt) - 1),
          },
        ]),
  ];
}
