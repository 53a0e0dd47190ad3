import type { GroupId } from '#shared/domain/ids.ts';
import type { RosterMoment } from '#shared/domain/roster.ts';
import { type Day, endOfDay, moveDay } from '../../ui/localDays.ts';

/** A group at the end of a day; of today and later, as it is now. */
export function momentOf(groupId: GroupId, day: Day | null, today: Day): RosterMoment {
  return { groupId, at: day === null || day >= today ? null : endOfDay(day) };
}

/** A group before a span of days and after it; without a span, a month ago and now. */
export function datesToCompare(
  groupId: GroupId,
  span: { from: Day; to: Day } | null,
  today: Day,
): { first: RosterMoment; second: RosterMoment } {
  const before = span === null ? moveDay(today, { months: -1 }) : moveDay(span.from, { days: -1 });
  return {
    first: momentOf(groupId, before, today),
    second: momentOf(groupId, span?.to ?? null, today),
  };
}

/** Earlier days worth comparing a group with. */
export function earlierDays(today: Day): { label: string; day: Day }[] {
  return [
    { label: 'A month ago', day: moveDay(today, { months: -1 }) },
    { label: 'At the end of last year', day: moveDay(`${today.slice(0, 4)}-01-01`, { days: -1 }) },
    { label: 'A year ago', day: moveDay(today, { years: -1 }) },
  ];
}

/** Both sides are one group at one time: there is nothing to compare. */
export function isSameMoment(first: RosterMoment, second: RosterMoment): boolean {
  return first.groupId === second.groupId && first.at === second.at;
}
