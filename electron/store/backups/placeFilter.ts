import type { GroupId } from '#shared/domain/ids.ts';
import type { SavedFilter } from '#shared/domain/peopleFilter.ts';
import type { Placing } from './placeSalvaged.ts';
import type { Salvage } from './salvage.ts';

/** Puts a filter's groups in terms of those that are known here. */
export function createFilterPlacing(
  salvage: Salvage,
  placing: Placing,
): (saved: SavedFilter) => SavedFilter {
  const rowOf = new Map([...salvage.groups].map(([row, { uid }]) => [uid, row]));
  const place = (groupId: GroupId): GroupId => {
    const row = rowOf.get(groupId);
    return (row === undefined ? null : placing.group(row)?.uid) ?? groupId;
  };
  return (saved) => {
    const { anyOf, allOf, noneOf } = saved.filter;
    const all = (groups: readonly GroupId[]) => groups.map(place);
    const filter = { ...saved.filter, anyOf: all(anyOf), allOf: all(allOf), noneOf: all(noneOf) };
    return { ...saved, filter };
  };
}
