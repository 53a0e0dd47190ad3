import type { DatesFrom } from '#shared/domain/roster.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { countOf, countPeople } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { type Day, startOfDay } from '../../ui/localDays.ts';
import type { DaySpan, HistoryKind, HistoryWish } from './historyWish.ts';

export const kindLabels: readonly { value: HistoryKind; label: string }[] = [
  { value: 'current', label: 'Now' },
  { value: 'former', label: 'Former' },
  { value: 'ever', label: 'Ever' },
  { value: 'joined', label: 'Joined between' },
  { value: 'left', label: 'Left between' },
];

/** `3 people joined from 01 Nov 2026 to 30 Nov 2026`; somebody who came twice is counted once, and it is said. */
export function wordFound(
  wish: HistoryWish,
  stays: readonly Stay[],
  isNarrowed: boolean,
  format: Pick<DateFormats, 'day'>,
): string {
  const people = new Set(stays.map(({ person }) => person.id)).size;
  const found = `${countPeople(people)}${isNarrowed ? ' found:' : ''}`;
  const lines = people === stays.length ? '' : `, in ${countOf(stays.length, 'stay', 'stays')}`;
  return `${found} ${predicate(wish, people, format)}${lines}`;
}

function predicate(
  { kind, span }: HistoryWish,
  people: number,
  format: Pick<DateFormats, 'day'>,
): string {
  switch (kind) {
    case 'current':
      return people === 1 ? 'is in the group now' : 'are in the group now';
    case 'former':
      return people === 1 ? 'was in the group and has left' : 'were in the group and have left';
    case 'ever':
      return people === 1 ? 'is or was in the group' : 'are or were in the group';
    case 'joined':
      return `joined ${wordSpan(span, format)}`;
    case 'left':
      return `left ${wordSpan(span, format)}`;
  }
}

/** `from 01 Nov 2026 to 30 Nov 2026`, `on 03 Nov 2026`. */
export function wordSpan(span: DaySpan | null, format: Pick<DateFormats, 'day'>): string {
  if (span === null) return 'at any time';
  const day = (of: Day) => format.day(startOfDay(of));
  return span.from === span.to
    ? `on ${day(span.from)}`
    : `from ${day(span.from)} to ${day(span.to)}`;
}

/** What is to be said of a date that is not the server's; null for one that is. */
export function wordOrigin(from: DatesFrom | null, what: 'joined' | 'left'): string | null {
  switch (from) {
    case null:
    case 'server':
      return null;
    case 'observed':
      return what === 'joined'
        ? 'Observed here: noticed on this day, the server tells no date'
        : 'Observed here: missing since this day, the server tells no date';
    case 'edit':
      return what === 'joined'
        ? 'Added here on this day, the server’s own date is still to come'
        : 'Taken out here on this day, not yet on the server';
  }
}

/** Which origins are among these dates, for the line that explains their marks. */
export function originsIn(stays: readonly Stay[]): ReadonlySet<DatesFrom> {
  const origins = new Set<DatesFrom>();
  for (const { joinedAt, datesFrom, leftFrom } of stays) {
    if (joinedAt !== null) origins.add(datesFrom);
    if (leftFrom !== null) origins.add(leftFrom);
  }
  return origins;
}

/** Why a list is empty, and what is known about it. */
export function wordNobody(wish: HistoryWish, format: Pick<DateFormats, 'day'>): string {
  switch (wish.kind) {
    case 'ever':
      return 'Nobody has been in this group yet.';
    case 'current':
      return 'Nobody is in this group now.';
    case 'former':
      return 'Nobody has left this group, as far as is known here.';
    case 'joined':
      return `Nobody joined ${wordSpan(wish.span, format)}, as far as is known here.`;
    case 'left':
      return `Nobody left ${wordSpan(wish.span, format)}, as far as is known here.`;
  }
}
