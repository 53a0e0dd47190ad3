import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { DateFormats } from '../../ui/dates.ts';

/** The entries of one calendar day, newest first. */
export interface ActivityDay {
  key: string;
  heading: string;
  entries: readonly ActivityEntry[];
}

/**
 * A time line by days, in the order it comes in. An entry whose clock was set back begins its day anew rather than
 * jumping to another place.
 */
export function daysOf(
  entries: readonly ActivityEntry[],
  formats: DateFormats,
  now: Date,
): ActivityDay[] {
  const days: { key: string; day: string; heading: string; entries: ActivityEntry[] }[] = [];
  for (const entry of entries) {
    const day = formats.calendarDay(entry.at);
    const last = days.at(-1);
    if (last?.day === day) {
      last.entries.push(entry);
      continue;
    }
    const seen = days.filter((other) => other.day === day).length;
    const heading = formats.heading(entry.at, now);
    // The key must not change when an entry joins the day at either end.
    days.push({ key: `${day} ${seen}`, day, heading, entries: [entry] });
  }
  return days;
}
