import { formatCount } from '../../ui/counts.ts';

/** From this many characters on the count is shown: before, it would only be noise. */
const shownFrom = 40;

export interface Remaining {
  isOver: boolean;
  /** `12 characters left`, `3 characters too many`; null while there is plenty of room. */
  words: string | null;
}

/** What a limit in characters leaves of room. Null where the provider has no limit. */
export function remainingOf(text: string, limit: number | null): Remaining | null {
  if (limit === null) return null;
  const left = limit - text.trim().length;
  if (left < 0) return { isOver: true, words: `${characters(-left)} too many` };
  return { isOver: false, words: left <= shownFrom ? `${characters(left)} left` : null };
}

function characters(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'character' : 'characters'}`;
}
