/** The list with one of its items in another place; the same items in any case. */
export function moveTo<Item>(items: readonly Item[], item: Item, to: number): Item[] {
  const from = items.indexOf(item);
  if (from === -1) return [...items];
  const place = Math.min(items.length - 1, Math.max(0, to));
  return items.toSpliced(from, 1).toSpliced(place, 0, item);
}

/** So many places further down, or up where it is negative; not past the ends. */
export function moveBy<Item>(items: readonly Item[], item: Item, by: number): Item[] {
  return moveTo(items, item, items.indexOf(item) + by);
}
