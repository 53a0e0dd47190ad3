import type { Instant } from '#shared/domain/time.ts';

/** Formats for one locale and time zone; both default to the computer's. */
export interface DateFormats {
  /** `12 Jan 2025`; an en dash where no date is known. */
  day(instant: Instant | null): string;
  /** `14:02` today, `yesterday 14:02`, otherwise with the day: `12 Jan 14:02`. */
  moment(instant: Instant, now: Date): string;
  /** As `moment`, to the second: `14:02:31`. */
  second(instant: Instant, now: Date): string;
}

export const noDate = '–';

export function createDateFormats(locale?: string, timeZone?: string): DateFormats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    ...zone,
  });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone });
  const toTheSecond = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...zone,
  });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone });
  const calendarDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone });

  const withDay = (clocks: Intl.DateTimeFormat) => (instant: Instant, now: Date) => {
    const at = new Date(instant);
    const clock = clocks.format(at);
    const on = calendarDay.format(at);
    if (on === calendarDay.format(now)) return clock;
    const yesterday = new Date(now.getTime() - 24 * 3_600_000);
    if (on === calendarDay.format(yesterday)) return `yesterday ${clock}`;
    return `${dayOfYear.format(at)} ${clock}`;
  };

  return {
    day: (instant) => (instant === null ? noDate : day.format(new Date(instant))),
    moment: withDay(time),
    second: withDay(toTheSecond),
  };
}

export const dates = createDateFormats();
