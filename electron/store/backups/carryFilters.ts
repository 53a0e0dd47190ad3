import type { GroupId } from '#shared/domain/ids.ts';
import type { PeopleFilter, SavedFilter } from '#shared/domain/peopleFilter.ts';
import type { Rows } from '../repositories/rows.ts';
import type { Placing } from './placeSalvaged.ts';
import type { Salvage } from './salvage.ts';

/**
 * Carries over the filters kept in the file that goes, with their groups as they are known here. One that only the copy
 * has comes back: it was deleted since, and who restores a copy may do it for just that; or it could not be read. Only
 * where a damaged file was read to its end does it stay deleted.
 */
export function carryFilters(
  { rows, placing }: { rows: Rows; placing: Placing },
  salvage: Salvage,
  { isDamaged }: { isDamaged: boolean },
): void {
  const { filters } = salvage;
  const copied = rows.filters.all();
  const rowOf = new Map([...salvage.groups].map(([row, { uid }]) => [uid, row]));
  const place = (groupId: GroupId): GroupId => {
    const row = rowOf.get(groupId);
    return (row === undefined ? null : placing.group(row)?.uid) ?? groupId;
  };
  const present = filters.rows.map((saved) => ({ ...saved, filter: placed(saved.filter, place) }));
  const isAll = isDamaged && filters.areWhole && filters.unreadable.length === 0;
  const next = new Map(present.map((saved) => [saved.id, saved]));
  for (const saved of isAll ? [] : copied) if (!next.has(saved.id)) next.set(saved.id, saved);

  rows.filters.clear();
  for (const saved of next.values()) rows.filters.insert(named(rows, saved));
}

function placed(filter: PeopleFilter, place: (groupId: GroupId) => GroupId): PeopleFilter {
  const { anyOf, allOf, noneOf } = filter;
  const all = (groups: readonly GroupId[]) => groups.map(place);
  return { ...filter, anyOf: all(anyOf), allOf: all(allOf), noneOf: all(noneOf) };
}

/** Another may have taken the name since. */
function named(rows: Rows, saved: SavedFilter): SavedFilter {
  let { name } = saved;
  for (let n = 2; rows.filters.idOfName(name) !== null; n += 1) name = `${saved.name} (${n})`;
  return { ...saved, name };
}
