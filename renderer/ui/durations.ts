import type { Instant } from '#shared/domain/time.ts';
import { countOf } from './counts.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago: `just now`, `3 minutes ago`, `2 hours ago`, `5 days ago`. */
export function wordAge(instant: Instant, now: Date): string {
  const ageMs = now.getTime() - Date.parse(instant);
  if (ageMs < minuteMs) return 'just now';
  if (ageMs < hourMs) return `${countOf(Math.floor(ageMs / minuteMs), 'minute', 'minutes')} ago`;
  if (ageMs < dayMs) return `${countOf(Math.floor(ageMs / hourMs), 'hour', 'hours')} ago`;
  return `${countOf(Math.floor(ageMs / dayMs), 'day', 'days')} ago`;
}

/** How long until: `now`, `in 40 seconds`, `in 2 minutes`, `in 3 hours`; never sooner than it will be. */
export function wordCountdown(instant: Instant, now: Date): string {
  const leftMs = Date.parse(instant) - now.getTime();
  if (leftMs <= 0) return 'now';
  if (leftMs <= minuteMs) return `in ${countOf(Math.ceil(leftMs / 1000), 'second', 'seconds')}`;
  if (leftMs <= hourMs) return `in ${countOf(Math.ceil(leftMs / minuteMs), 'minute', 'minutes')}`;
  return `in ${countOf(Math.ceil(leftMs / hourMs), 'hour', 'hours')}`;
}

/** How long something took: `0.4 s`, `12 s`, `1 min 5 s`. */
export function wordDuration(durationMs: number): string {
  if (durationMs < 10_000) return `${Math.max(0.1, durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
