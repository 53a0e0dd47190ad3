import type { DatesFrom } from '#shared/domain/roster.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { countOf, formatCount } from '../../ui/counts.ts';

export type StayFilter = 'all' | 'now' | 'past';

/** Whose stays of a group are listed. */
export function filterStays(stays: readonly Stay[], filter: StayFilter): readonly Stay[] {
  if (filter === 'all') return stays;
  return stays.filter(({ leftAt }) => (leftAt === null) === (filter === 'now'));
}

/** `31 in the group now · 12 past stays`. */
export function wordCounts(stays: readonly Stay[]): string {
  const now = filterStays(stays, 'now').length;
  const past = stays.length - now;
  return `${formatCount(now)} in the group now · ${countOf(past, 'past stay', 'past stays')}`;
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

/** Why a list is empty. */
export function wordNobody(filter: StayFilter): string {
  switch (filter) {
    case 'all':
      return 'Nobody has been in this group yet.';
    case 'now':
      return 'Nobody is in this group now.';
    case 'past':
      return 'Nobody has left this group, as far as is known here.';
  }
}
