import type { Page } from '#shared/ipc/methods/page.ts';

/** A list as far as its pages have come. */
export interface Gathered<Item, Part extends Page<Item>> {
  items: Item[];
  /** As many as there are, fetched or not. */
  total: number;
  isComplete: boolean;
  /** The first page, for what a method tells beside its rows. */
  first: Part;
}

/**
 * Puts pages together, each row once: pages may overlap when the store changed between two of them. Each page costs what
 * it holds, however many came before it. `before` is the list as it was: its rows stand in for those that are still to
 * come again, so that an edit is seen with its page, not with the last one.
 */
export function createGatherer<Item, Part extends Page<Item>>(
  keyOf: (item: Item) => string,
  before: readonly Item[],
): (page: Part) => Gathered<Item, Part> {
  const items: Item[] = [];
  const places = new Map<string, number>();
  let first: Part | null = null;

  const restOf = (): Item[] => {
    const last = items.at(-1);
    if (last === undefined || before.length === 0) return [];
    const lastKey = keyOf(last);
    const place = before.findIndex((item) => keyOf(item) === lastKey);
    const rest = before.slice(place === -1 ? items.length : place + 1);
    return rest.filter((item) => !places.has(keyOf(item)));
  };

  return (page) => {
    first ??= page;
    for (const item of page.items) {
      const key = keyOf(item);
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, items.length);
        items.push(item);
      } else items[place] = item;
    }
    const isComplete = page.nextCursor === null;
    return {
      items: isComplete ? items : [...items, ...restOf()],
      total: page.total,
      isComplete,
      first,
    };
  };
}
