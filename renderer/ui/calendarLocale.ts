import type { DayOfWeek } from '@mantine/dates';
import type { Settings } from '#shared/ipc/methods/app.ts';
import { type Day, startOfDay } from './localDays.ts';

interface WeekSettings {
  firstDayOfWeek: DayOfWeek;
  weekendDays: DayOfWeek[];
}

/** How weeks lie in calendars: the first day as chosen, the weekend as the locale has it. */
export function weekSettings(
  weekStart: Settings['weekStart'],
  locale: string = systemLocale(),
): WeekSettings {
  const { firstDay, weekend } = new Intl.Locale(locale).getWeekInfo();
  return {
    firstDayOfWeek: weekStart === 'locale' ? weekday(firstDay) : chosenStart[weekStart],
    weekendDays: [...weekend].map(weekday),
  };
}

/** The words of calendars in a locale. Mantine's own would need that locale's file of a further library. */
export function calendarWords(locale: string = systemLocale()) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, options);
    return (day: Day) => written.format(new Date(startOfDay(day)));
  };
  return {
    monthLabelFormat: format({ month: 'long', year: 'numeric' }),
    monthsListFormat: format({ month: 'short' }),
    yearLabelFormat: format({ year: 'numeric' }),
    yearsListFormat: format({ year: 'numeric' }),
    weekdayFormat: format({ weekday: 'short' }),
    getDayAriaLabel: format({ dateStyle: 'full' }),
    ariaLabels: {
      previousMonth: 'Previous month',
      nextMonth: 'Next month',
      previousYear: 'Previous year',
      nextYear: 'Next year',
      previousDecade: 'Previous ten years',
      nextDecade: 'Next ten years',
    },
  };
}

const chosenStart = { sunday: 0, monday: 1, saturday: 6 } as const;

/** The computer's own locale, as dates are written in it. */
export function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** ECMA-402 counts Monday to Sunday as 1 to 7, Mantine Sunday to Saturday as 0 to 6. */
function weekday(counted: number): DayOfWeek {
  return weekdays[counted % 7] ?? 1;
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
