const firstCeilingMs = 1_000;
/** No attempt is put off for longer by a failure. */
export const longestBackoffMs = 60_000;
/** Full jitter alone may draw zero; a server in trouble is never asked again at once. */
const shortestMs = 100;

/**
 * Milliseconds to wait after the n-th failure in a row (n ≥ 1): anything up to 1 s, 2 s, 4 s … 60 s ("full jitter"),
 * so that many machines that failed together do not come back together. `chance` is in [0, 1).
 */
export function backoffDelayMs(failures: number, chance: number): number {
  // The exponent is capped before it is used: attempts are not a budget, and 2^n overflows long before they end.
  const ceilingMs = Math.min(longestBackoffMs, firstCeilingMs * 2 ** Math.min(failures - 1, 6));
  return Math.max(shortestMs, Math.floor(ceilingMs * chance));
}
