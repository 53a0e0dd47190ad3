import { z } from 'zod';
import { readText } from '../readItems.ts';
import { cutText } from '../text.ts';
import { membersDevAssumptions } from './assumptions.ts';

const { smallest, largest } = membersDevAssumptions.pageSizes;

/** Items by which a place in a list is found again: so many may vanish just before it between two requests. */
const anchorCount = 8;
/** A list in which the place is lost more often than this is not being paged. */
const lossesAtMost = 30;
/** Less than any page reaches beyond what it is asked for, so that steps to the front leave no gap. */
const stepBack = 40;
/** Steps before the list is begun again: more have vanished at once than one person can delete. */
const stepsBackAtMost = 3;
const keyLength = 100;

const keys = z.array(z.string()).max(anchorCount);
const placeSchema = z.object({
  /** `front`: everything was read to the end; what was added at the front meanwhile is left. */
  phase: z.enum(['onward', 'front']),
  /** The position to read from: that of the first item of `tail`, when it was read. */
  at: z.int().nonnegative(),
  /** The last items read. */
  tail: keys,
  /** The first items of the list when it was begun. */
  head: keys,
  /** How often in a row it was not found there. */
  stepsBack: z.int().nonnegative(),
  losses: z.int().nonnegative(),
});
export type ListPlace = z.infer<typeof placeSchema>;

/** What to ask for: the page's number from 1, how many items it has, and the position of its first. */
export interface PageWindow {
  page: number;
  size: number;
  start: number;
}

/** The page that holds `at` and reaches farthest beyond: sizes differ, so that one page overlaps the last. */
export function windowAt(at: number): PageWindow {
  let best = { page: 1, size: largest, start: 0 };
  let reach = -1;
  for (let size = largest; size >= smallest; size -= 1) {
    const start = at - (at % size);
    if (start + size > reach) {
      reach = start + size;
      best = { page: start / size + 1, size, start };
    }
  }
  return best;
}

/**
 * `fresh`: which of the page's items were not listed before; `next`: where to go on, null at the end.
 * `lost`: this list leads nowhere.
 */
export type ListStep =
  | { kind: 'page'; fresh: readonly unknown[]; next: ListPlace | null }
  | { kind: 'lost' };

/**
 * Goes through a list whose positions shift while it is read. A page overlaps the one before and counts from the last
 * items of that: what is found after them was behind them all along. Not found, the place is looked for farther and
 * farther to the front, and from there everything is listed again. At the end, what was added at the front is read.
 * Provided that items keep their order, nothing that was there all along is missed, and nothing listed twice unless
 * the place was lost for good or more than a page was added at the front.
 */
export function continueList(
  place: ListPlace | null,
  window: PageWindow,
  items: readonly unknown[],
  total: number | null,
): ListStep {
  const read = items.map(keyOf);
  if (place === null) return beginList(window, items, read, total, 0);

  if (place.losses > lossesAtMost) return { kind: 'lost' };
  const anchors = new Set(place.phase === 'front' ? place.head : place.tail);
  const found = read.findIndex((key) => anchors.has(key));
  if (found === -1) {
    const losses = place.losses + 1;
    if (window.start === 0) return beginList(window, items, read, total, losses);
    const stepsBack = place.stepsBack + 1;
    const at = stepsBack > stepsBackAtMost ? 0 : Math.max(0, window.start - stepBack);
    return { kind: 'page', fresh: [], next: { ...place, at, stepsBack, losses } };
  }
  if (place.phase === 'front') {
    return { kind: 'page', fresh: items.slice(0, found), next: null };
  }
  const fresh = items.filter((_, index) => index > found && !anchors.has(read[index] ?? ''));
  if (isLast(window, items.length, fresh.length, total)) {
    return { kind: 'page', fresh, next: { ...place, phase: 'front', at: 0 } };
  }
  // A whole page that brings nothing new is possible once; a server that shows one page for ever does it always.
  const losses = place.losses + (fresh.length === 0 ? 1 : 0);
  const next = { ...place, ...endOf(window, read), stepsBack: 0, losses };
  return { kind: 'page', fresh, next };
}

function beginList(
  window: PageWindow,
  items: readonly unknown[],
  read: readonly string[],
  total: number | null,
  losses: number,
): ListStep {
  if (isLast(window, items.length, items.length, total)) {
    return { kind: 'page', fresh: items, next: null };
  }
  const head = read.slice(0, anchorCount);
  const next: ListPlace = {
    phase: 'onward',
    ...endOf(window, read),
    head,
    stepsBack: 0,
    losses,
  };
  return { kind: 'page', fresh: items, next };
}

function endOf({ start }: PageWindow, read: readonly string[]): { at: number; tail: string[] } {
  const tail = read.slice(-anchorCount);
  return { at: start + read.length - tail.length, tail };
}

/** A short page is the last, unless the server says that there is more; a full one where it says exactly so. */
function isLast(
  { start, size }: PageWindow,
  count: number,
  freshCount: number,
  total: number | null,
): boolean {
  if (count >= size) return total === start + count;
  return freshCount === 0 || total === null || start + count >= total;
}

/** An item's id, or what else there is of it: one that cannot be read keeps its place as well. */
function keyOf(item: unknown): string {
  return cutText(readText(item, 'id') ?? JSON.stringify(item), keyLength);
}

export function encodePlace(place: ListPlace): string {
  return JSON.stringify(place);
}

/** Null for a cursor that is not ours (any more): the list starts again, which only costs requests. */
export function decodePlace(text: string): ListPlace | null {
  try {
    return placeSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
