import type { Instant } from '#shared/domain/time.ts';
import type { Settings } from '#shared/ipc/methods/app.ts';
import { weekSettings } from '../../ui/calendarLocale.ts';
import type { DateFormats } from '../../ui/dates.ts';

export const dateFormats: readonly { value: Settings['dateFormat']; label: string }[] = [
  { value: 'locale', label: 'As the system writes them' },
  { value: 'iso', label: 'Year, month, day' },
  { value: 'dayFirst', label: 'Day, month, year' },
  { value: 'monthFirst', label: 'Month, day, year' },
];

const dayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** The choices, the system's with the day it means. */
export function weekStarts(locale: string): { value: Settings['weekStart']; label: string }[] {
  return [
    {
      value: 'locale',
      label: `As the system (${dayNames[weekSettings('locale', locale).firstDayOfWeek]})`,
    },
    { value: 'monday', label: 'Monday' },
    { value: 'saturday', label: 'Saturday' },
    { value: 'sunday', label: 'Sunday' },
  ];
}

/** `28 Nov 2026 14:05`. */
export function wordExample(formats: DateFormats, at: Instant): string {
  return `${formats.day(at)} ${formats.time(at)}`;
}
