import { integer } from './input.ts';

const defaultSize = 50;
const largestSize = 100;

/** The parameters that every list has, as documented. */
export const pageQuery = {
  page: integer(1).default(1),
  size: integer(1, largestSize).default(defaultSize),
};

/** One page in the documented envelope; empty past the last one. */
export function pageOf<Item>(
  listed: readonly Item[],
  { page, size }: { readonly page: number; readonly size: number },
  view: (item: Item) => Record<string, unknown>,
): Record<string, unknown> {
  const total = listed.length;
  const items = listed.slice((page - 1) * size, page * size).map(view);
  return { items, total, page, size, pages: Math.ceil(total / size) };
}
