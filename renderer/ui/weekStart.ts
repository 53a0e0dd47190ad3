import type { Settings } from '#shared/ipc/methods/app.ts';

/** A day as calendars count it: 0 is Sunday, 1 Monday, 6 Saturday. */
export type WeekStart = 0 | 1 | 6;

/** The first day of a week by the setting; Monday where the locale does not tell. */
export function weekStartOf(weekStart: Settings['weekStart'], locale: string): WeekStart {
  switch (weekStart) {
    case 'monday':
      return 1;
    case 'saturday':
      return 6;
    case 'sunday':
      return 0;
    case 'locale':
      return firstDayIn(locale);
  }
}

/** What JavaScript knows of a locale, and TypeScript's library does not yet. */
interface WeekInfo {
  /** 1 is Monday, 7 Sunday. */
  firstDay: number;
}
interface LocaleWithWeeks extends Intl.Locale {
  getWeekInfo?: () => WeekInfo;
}

function firstDayIn(locale: string): WeekStart {
  const known: LocaleWithWeeks = new Intl.Locale(locale);
  const firstDay = known.getWeekInfo?.().firstDay;
  if (firstDay === 7) return 0;
  return firstDay === 6 ? 6 : 1;
}

/** The computer's own locale, as dates are written in it. */
export function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
