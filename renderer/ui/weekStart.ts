import type { Settings } from '#shared/ipc/methods/app.ts';

/** As calendars count: Sunday is 0. */
type DayOfWeek = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const chosen = { monday: 1, saturday: 6, sunday: 0 } as const;
const days = [0, 1, 2, 3, 4, 5, 6] as const;

/** The day a week begins with in calendars: the one chosen, or the locale's; Monday where that is not known. */
export function firstDayOfWeek(
  setting: Settings['weekStart'],
  locale: string = navigator.language,
): DayOfWeek {
  return setting === 'locale' ? (firstDayIn(locale) ?? 1) : chosen[setting];
}

function firstDayIn(tag: string): DayOfWeek | undefined {
  const locale: object = new Intl.Locale(tag);
  // Newer than the library's types, and in some engines a property.
  const week: unknown =
    'getWeekInfo' in locale && typeof locale.getWeekInfo === 'function'
      ? locale.getWeekInfo()
      : 'weekInfo' in locale && locale.weekInfo;
  if (typeof week !== 'object' || week === null || !('firstDay' in week)) return undefined;
  // `Intl` counts from Monday, 1, to Sunday, 7.
  return typeof week.firstDay === 'number' ? days[week.firstDay % 7] : undefined;
}
