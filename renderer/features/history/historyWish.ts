import type { StaysFilter } from '#shared/domain/stay.ts';
import { type Day, endOfDay, monthOf, moveDay, startOfDay } from '../../ui/localDays.ts';

export type HistoryKind = StaysFilter['kind'];

/** Whole days, both included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

/** Whose stays are to be listed. The span is kept while others are looked at. */
export interface HistoryWish {
  kind: HistoryKind;
  span: DaySpan | null;
}

export const freshWish: HistoryWish = { kind: 'ever', span: null };

/** Whether a kind is about what happened between two days. */
export function isSpanned(kind: HistoryKind): kind is 'joined' | 'left' {
  return kind === 'joined' || kind === 'left';
}

/** The wish with another kind; one about two days begins with this month. */
export function wishFor(wish: HistoryWish, kind: HistoryKind, today: Day): HistoryWish {
  return { kind, span: isSpanned(kind) ? (wish.span ?? monthOf(today)) : wish.span };
}

/** The wish as the store understands it. */
export function filterOf({ kind, span }: HistoryWish): StaysFilter {
  if (!isSpanned(kind)) return { kind };
  if (span === null) return { kind: 'ever' };
  return { kind, from: startOfDay(span.from), to: endOfDay(span.to) };
}

/** Spans that are asked for most. */
export function quickSpans(today: Day): { label: string; span: DaySpan }[] {
  const year = today.slice(0, 4);
  const lastYear = moveDay(today, { years: -1 }).slice(0, 4);
  return [
    { label: 'This month', span: monthOf(today) },
    { label: 'Last month', span: monthOf(moveDay(today, { months: -1 })) },
    { label: 'This year', span: { from: `${year}-01-01`, to: `${year}-12-31` } },
    { label: 'Last year', span: { from: `${lastYear}-01-01`, to: `${lastYear}-12-31` } },
  ];
}

export function isSameSpan(one: DaySpan | null, other: DaySpan | null): boolean {
  return one?.from === other?.from && one?.to === other?.to;
}
