import type { Instant } from '#shared/domain/time.ts';
import type { Settings } from '#shared/ipc/methods/app.ts';

/** Formats for one locale, time zone and way of writing dates. */
export interface DateFormats {
  /** `12 Jan 2025`; an en dash where no date is known. */
  day(instant: Instant | null): string;
  /** `14:02` today, `yesterday 14:02`, otherwise with the day: `12 Jan 14:02`, of another year `12 Jan 2025 14:02`. */
  moment(instant: Instant, now: Date): string;
  /** As `moment`, to the second: `14:02:31`. */
  second(instant: Instant, now: Date): string;
  /** The time of the day: `14:02`. */
  time(instant: Instant): string;
  /** Day and time to the second, whenever it is read: `12 Jan 2025 14:02:31`. */
  exact(instant: Instant): string;
  /** Heads a day of a time line: `Today`, `Yesterday`, `Friday, 20 Nov 2026`. */
  heading(instant: Instant, now: Date): string;
  /** The calendar day in the local time zone, as `2026-11-20`: the same for two moments of one day. */
  calendarDay(instant: Instant): string;
}

export const noDate = '–';

/** Locale and time zone default to the computer's. */
export function createDateFormats(
  locale?: string,
  timeZone?: string,
  dateFormat: Settings['dateFormat'] = 'locale',
): DateFormats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = dateFormat === 'iso' ? ({ ...zone, hourCycle: 'h23' } as const) : zone;
  const minutes = { hour: '2-digit', minute: '2-digit' } as const;
  const time = new Intl.DateTimeFormat(locale, { ...minutes, ...clock });
  const toTheSecond = new Intl.DateTimeFormat(locale, { ...minutes, second: '2-digit', ...clock });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', ...zone });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone });
  const isoDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone });
  const day = dayWriter(dateFormat, locale, zone);

  const isYesterday = (at: Date, now: Date) =>
    isoDay.format(at) === isoDay.format(new Date(now.getTime() - 24 * 3_600_000));
  const isToday = (at: Date, now: Date) => isoDay.format(at) === isoDay.format(now);
  const shortDay = (at: Date, now: Date) =>
    dateFormat === 'locale' && isoDay.format(at).slice(0, 4) === isoDay.format(now).slice(0, 4)
      ? dayOfYear.format(at)
      : day(at);
  const withDay = (clocks: Intl.DateTimeFormat) => (instant: Instant, now: Date) => {
    const at = new Date(instant);
    if (isToday(at, now)) return clocks.format(at);
    if (isYesterday(at, now)) return `yesterday ${clocks.format(at)}`;
    return `${shortDay(at, now)} ${clocks.format(at)}`;
  };

  return {
    day: (instant) => (instant === null ? noDate : day(new Date(instant))),
    moment: withDay(time),
    second: withDay(toTheSecond),
    time: (instant) => time.format(new Date(instant)),
    exact: (instant) => {
      const at = new Date(instant);
      return `${day(at)} ${toTheSecond.format(at)}`;
    },
    heading: (instant, now) => {
      const at = new Date(instant);
      if (isToday(at, now)) return 'Today';
      if (isYesterday(at, now)) return 'Yesterday';
      return `${weekday.format(at)}, ${day(at)}`;
    },
    calendarDay: (instant) => isoDay.format(new Date(instant)),
  };
}

/** Writes a day by the setting. Digits and separators of the three fixed ways are the same in every locale. */
function dayWriter(
  dateFormat: Settings['dateFormat'],
  locale: string | undefined,
  zone: { timeZone?: string },
): (at: Date) => string {
  if (dateFormat === 'locale') {
    const options = { day: '2-digit', month: 'short', year: 'numeric' } as const;
    const format = new Intl.DateTimeFormat(locale, { ...options, ...zone });
    return (at) => format.format(at);
  }
  const iso = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone });
  if (dateFormat === 'iso') return (at) => iso.format(at);
  return (at) => {
    const [year, month, date] = iso.format(at).split('-');
    return dateFormat === 'dayFirst' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
  };
}
