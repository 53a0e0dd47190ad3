import { createContext, useContext } from 'react';
import { createDateFormats, type DateFormats } from './dates.ts';

/** Filled by `Appearance`. A context and no query: thousands of cells ask for it. */
export const DateFormatsContext = createContext<DateFormats>(createDateFormats());

/** Dates and times as the settings want them; whoever shows any is drawn again when the setting changes. */
export function useDates(): DateFormats {
  return useContext(DateFormatsContext);
}
