import type { Instant } from '#shared/domain/time.ts';
import type { FeedState } from '../ports/store.ts';

/**
 * How much a pull reads.
 * - `changes`: what the feed names since its cursor.
 * - `everything`: a full pull from its beginning, once the feed was asked where it stands.
 * - `rest`: a full pull that was cut off goes on; where the feed stood when it began is known already.
 */
export type PullExtent = 'changes' | 'everything' | 'rest';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Feeds are told late, and events get lost: now and then everything is compared. */
export const reconcileAfterMs = dayMs;
/** Sooner while something is set aside (P6): only a full pull can tell that it has been mended. */
export const reconcileUnreadableAfterMs = hourMs;
/** Events are kept for 30 days. A cursor that stood still for nearly as long may have lost some without a word. */
export const cursorKeptMs = 25 * dayMs;

/** Decides from what the store knows, by this machine's own clock only. */
export function planExtent(feed: FeedState, nowMs: number): PullExtent {
  if (feed.isFullPullUnderWay) return 'rest';
  const reconcileMs = feed.hasUnreadable ? reconcileUnreadableAfterMs : reconcileAfterMs;
  const isReconciled = isYounger(feed.fullPullAt, reconcileMs, nowMs);
  const isKept = feed.cursor !== null && isYounger(feed.movedAt, cursorKeptMs, nowMs);
  return isReconciled && isKept ? 'changes' : 'everything';
}

/** A time ahead of the clock is from before it was set back: then nobody can say how long ago it was. */
function isYounger(at: Instant | null, limitMs: number, nowMs: number): boolean {
  if (at === null) return false;
  const ageMs = nowMs - Date.parse(at);
  return ageMs >= 0 && ageMs < limitMs;
}
