import type { PeopleSort } from '#shared/domain/peopleSort.ts';

/** The sort after a click on a heading: a second click turns it round. */
export function sortAfterClick(key: PeopleSort['key'], sort: PeopleSort): PeopleSort {
  const isTurned = sort.key === key && sort.direction === 'ascending';
  return { key, direction: isTurned ? 'descending' : 'ascending' };
}
