import { fold } from '../text/fold.ts';

/** What is kept under a name. No two of a kind have the same name, compared trimmed and without case. */
export interface NamedRows<Item extends { id: string; name: string }> {
  /** By name. */
  all(): Item[];
  byUid(uid: Item['id']): Item | null;
  idOfName(name: string): Item['id'] | null;
  count(): number;
  insert(item: Item): void;
  update(item: Item): void;
  remove(uid: Item['id']): void;
  clear(): void;
}

export function byName<Item extends { name: string }>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: fold(item.name) }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ item }) => item);
}
