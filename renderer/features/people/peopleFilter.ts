import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';

/** The rules of a filter that are about groups. */
export const groupRules = ['anyOf', 'allOf', 'noneOf'] as const;
export type GroupRule = (typeof groupRules)[number];

/** The filter that lets everybody through. */
export const everybody: PeopleFilter = { text: '', anyOf: [], allOf: [], noneOf: [], statuses: [] };

/** Whether anything but the search narrows the list down. */
export function hasRules(filter: PeopleFilter): boolean {
  return filter.statuses.length > 0 || groupRules.some((rule) => filter[rule].length > 0);
}

/** What is asked of the store: spaces around the search find nothing more. */
export function askedFilter(filter: PeopleFilter): PeopleFilter {
  const text = filter.text.trim();
  return text === filter.text ? filter : { ...filter, text };
}

/** Whether two filters let the same people through, as far as their words tell. */
export function isSameFilter(one: PeopleFilter, other: PeopleFilter): boolean {
  return (
    one.text.trim() === other.text.trim() &&
    groupRules.every((rule) => isSameSet(one[rule], other[rule])) &&
    isSameSet(one.statuses, other.statuses)
  );
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const all = new Set(one);
  return all.size === new Set(other).size && other.every((item) => all.has(item));
}
