import type { Page } from '#shared/ipc/methods/page.ts';

/** Which rows are looked at, and one that must be there wherever it is. */
export interface RowsInSight {
  first: number;
  last: number;
  also: number;
}

/** The pages that are asked for, of one list. */
export interface AskedPages {
  /** The list: a query without its page. */
  key: string;
  pages: readonly number[];
}

/** What is known of a list: its length, and the rows of some pages. */
export interface KnownRows<Item> {
  key: string;
  pageSize: number;
  pages: ReadonlyMap<number, readonly Item[]>;
  total: number;
}

/**
 * The pages around what is in sight, half a page further in both directions, in order. `total`: no page is asked for
 * behind the end, except the first, which tells whether there is one; null while that is not known.
 */
export function pagesAround(
  { first, last, also }: RowsInSight,
  pageSize: number,
  total: number | null,
): number[] {
  const end = total === null ? Number.POSITIVE_INFINITY : Math.max(0, total - 1);
  const pageOf = (row: number) => Math.floor(Math.min(end, Math.max(0, row)) / pageSize);
  const margin = Math.floor(pageSize / 2);
  const pages = new Set<number>([pageOf(also)]);
  for (let page = pageOf(first - margin); page <= pageOf(last + margin); page += 1) pages.add(page);
  return [...pages].sort((one, other) => one - other);
}

/**
 * What is asked for next. Another list at once; other pages of the same list when those before have come, so that
 * somebody who drags the scrollbar through a long list does not leave hundreds of questions behind.
 */
export function askNext(
  asked: AskedPages,
  key: string,
  pages: readonly number[],
  isFetching: boolean,
): AskedPages {
  if (asked.key !== key) return { key, pages };
  if (isFetching || isSame(asked.pages, pages)) return asked;
  return { key, pages };
}

/** Joins the pages that have come; null when none has. The newest tells how long the list is. */
export function joinPages<Item>(
  asked: AskedPages,
  pageSize: number,
  answers: readonly { page: Page<Item> | undefined; at: number }[],
): KnownRows<Item> | null {
  const pages = new Map<number, readonly Item[]>();
  let newest = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const [index, { page, at }] of answers.entries()) {
    const number = asked.pages[index];
    if (page === undefined || number === undefined) continue;
    pages.set(number, page.items);
    if (at < newest) continue;
    newest = at;
    total = page.total;
  }
  return pages.size === 0 ? null : { key: asked.key, pageSize, pages, total };
}

/** The row at a place; undefined while its page has not come. */
export function rowAt<Item>(known: KnownRows<Item> | null, index: number): Item | undefined {
  if (known === null) return undefined;
  const page = Math.floor(index / known.pageSize);
  return known.pages.get(page)?.[index - page * known.pageSize];
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((page, index) => page === other[index]);
}
