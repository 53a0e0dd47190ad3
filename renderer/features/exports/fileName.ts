import { type Day, dayOf } from '../../ui/localDays.ts';

const longest = 120;

/** A file's name without its ending: what it is about and the day, without what file systems refuse. */
export function suggestFileName(subject: string, now: Date, asOf: Day | null = null): string {
  const day = asOf === null ? dayOf(now) : `as of ${asOf}`;
  const safe = subject
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const short = [...safe].slice(0, longest).join('').trim();
  return `${short === '' ? 'Roster' : short} ${day}`;
}
