import type { Stay } from '#shared/domain/stay.ts';
import type { Instant } from '#shared/domain/time.ts';
import { dayOf } from '../../ui/localDays.ts';
import { tabSeparated } from '../../ui/tabSeparated.ts';

/**
 * Stays as tab-separated lines for a spreadsheet, under a line of headings. Days are those of this computer's
 * calendar, written so that every locale reads them.
 */
export function stayText(stays: readonly Stay[]): string {
  const lines = stays.map(({ person, joinedAt, leftAt, isAdmin }) => [
    person.name,
    person.email ?? '',
    person.phone ?? '',
    dayIn(joinedAt),
    dayIn(leftAt),
    isAdmin ? 'Admin' : '',
  ]);
  return tabSeparated([headings, ...lines]);
}

const headings = ['Name', 'E-mail', 'Phone', 'Joined', 'Left', 'Role'];

function dayIn(instant: Instant | null): string {
  return instant === null ? '' : dayOf(instant);
}
