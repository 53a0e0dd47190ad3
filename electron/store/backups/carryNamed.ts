import type { NamedRows } from '../repositories/namedRows.ts';
import type { SalvagedNamed } from './salvage.ts';

/**
 * Carries over what is kept under names in the file that goes; `place` puts an item in terms of what is known here. One
 * that only the copy has comes back: it was deleted since, and who restores a copy may do it for just that; or it could
 * not be read. Only where a damaged file was read to its end does it stay deleted.
 */
export function carryNamed<Item extends { id: string; name: string }>(
  rows: NamedRows<Item>,
  salvaged: SalvagedNamed<Item>,
  { isDamaged, place }: { isDamaged: boolean; place(item: Item): Item },
): void {
  const copied = rows.all();
  const present = salvaged.rows.map(place);
  const isAll = isDamaged && salvaged.areWhole && salvaged.unreadable.length === 0;
  const next = new Map(present.map((item) => [item.id, item]));
  for (const item of isAll ? [] : copied) if (!next.has(item.id)) next.set(item.id, item);

  rows.clear();
  for (const item of next.values()) rows.insert({ ...item, name: freeName(rows, item.name) });
}

/** Another may have taken the name since. */
function freeName<Item extends { id: string; name: string }>(
  rows: NamedRows<Item>,
  name: string,
): string {
  let candidate = name;
  for (let n = 2; rows.idOfName(candidate) !== null; n += 1) candidate = `${name} (${n})`;
  return candidate;
}
