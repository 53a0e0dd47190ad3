import type { RosterOrder, RosterSort, RosterSortKey } from '#shared/domain/roster.ts';
import { countOf } from '../../ui/counts.ts';

/** As many as the store sorts by. */
export const mostSorts = 5;

const byName: RosterSort = { key: 'name', direction: 'ascending' };

/** What the headings show: without any other order, people stand by name. */
export function shownOrder(order: RosterOrder): RosterOrder {
  return order.length === 0 ? [byName] : order;
}

/** A click on a heading: by this column alone; a second click turns it round. */
export function sortBy(order: RosterOrder, key: RosterSortKey): RosterOrder {
  const [only, ...others] = shownOrder(order);
  const isTurned = others.length === 0 && only?.key === key && only.direction === 'ascending';
  return [{ key, direction: isTurned ? 'descending' : 'ascending' }];
}

/** A Shift-click: by this column as well, then turned round, then no longer. One always stays. */
export function sortAlsoBy(order: RosterOrder, key: RosterSortKey): RosterOrder {
  const shown = shownOrder(order);
  const before = shown.find((sort) => sort.key === key);
  if (before === undefined) {
    return [...shown.slice(0, mostSorts - 1), { key, direction: 'ascending' }];
  }
  if (before.direction === 'ascending') {
    return shown.map((sort) => (sort === before ? { key, direction: 'descending' } : sort));
  }
  return shown.length === 1
    ? [{ key, direction: 'ascending' }]
    : shown.filter((sort) => sort !== before);
}

/** Only by columns that are on the screen: an order nobody can see would look like none. */
export function orderWithin(order: RosterOrder, columns: readonly RosterSortKey[]): RosterOrder {
  return order.filter(({ key }) => columns.includes(key));
}

/** For those who do not see the arrows: `Sorted by Role, then by Joined, descending`. */
export function wordOrder(order: RosterOrder, titleOf: (key: RosterSortKey) => string): string {
  const parts = shownOrder(order).map(({ key, direction }) =>
    direction === 'ascending' ? titleOf(key) : `${titleOf(key)}, descending`,
  );
  return `Sorted by ${parts.join(', then by ')}`;
}

/** What a heading says beside its title when several columns sort: `second of 3, descending`. */
export function wordPlace(order: RosterOrder, key: RosterSortKey): string | null {
  const place = order.findIndex((sort) => sort.key === key);
  const sort = order[place];
  if (sort === undefined || order.length === 1) return null;
  return `${place + 1} of ${countOf(order.length, 'sort', 'sorts')}, ${sort.direction}`;
}
