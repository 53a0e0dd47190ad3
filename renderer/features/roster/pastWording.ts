import type { Instant } from '#shared/domain/time.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { countPeople } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { isEndOfDay } from './pastMoments.ts';

/** How far back a roster's past is known. */
export type PastLimits = Pick<Value<'roster.asOf'>, 'knownSince' | 'undated'>;

/** Why nothing can be changed while the past is on the screen. */
export const pastRefusal = 'You are looking at the past. Go back to now to change anything.';

/** `14 Mar 2026` for a whole day, otherwise with the time: `14 Mar 2026, 14:02`. */
export function wordMoment(at: Instant, dates: DateFormats): string {
  return isEndOfDay(at) ? dates.day(at) : `${dates.day(at)}, ${dates.time(at)}`;
}

/** What is not known about a roster of the past, in full sentences; none where all of it is known. */
export function wordLimits(
  { knownSince, undated }: Partial<PastLimits>,
  at: Instant,
  dates: DateFormats,
): string[] {
  const notes: string[] = [];
  if (knownSince !== undefined && knownSince !== null && Date.parse(at) < Date.parse(knownSince)) {
    notes.push(
      `Who came and who left is known since ${dates.day(knownSince)}. Somebody who left before that may be missing here.`,
    );
  }
  if (undated !== undefined && undated > 0) {
    const whether = undated === 1 ? 'is listed with a dash' : 'are listed with a dash';
    notes.push(
      `${countPeople(undated)} without a joining date ${whether}: whether they were here then is not known.`,
    );
  }
  return notes;
}
