import { countPeople, formatCount } from '../../ui/counts.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

interface Named {
  name: string;
}

/** `Drivers`, `Drivers and Board`, `Drivers and 3 other groups`. */
export function wordGroups(groups: readonly Named[]): Sentence {
  const [first, second] = groups;
  if (first === undefined) return [];
  if (second === undefined) return [named(first.name)];
  if (groups.length === 2) return [named(first.name), ' and ', named(second.name)];
  return [named(first.name), ` and ${formatCount(groups.length - 1)} other groups`];
}

export function wordMoved(people: number, from: Named, targets: readonly Named[]): Sentence {
  return [`Moved ${countPeople(people)} from `, named(from.name), ' to ', ...wordGroups(targets)];
}

export function wordCopied(people: number, targets: readonly Named[]): Sentence {
  return [`Copied ${countPeople(people)} to `, ...wordGroups(targets)];
}

/** What a provider's limit may say to it; null where there is room for all of them. */
export function wordRoom(
  group: { name: string; memberCount: number },
  adding: number,
  limit: number | null,
  providerLabel: string,
): Sentence | null {
  if (limit === null || group.memberCount + adding <= limit) return null;
  return [
    named(group.name),
    ` has ${countPeople(group.memberCount)}, and ${providerLabel} allows ${formatCount(limit)}: there is room only if enough of the chosen are in it already.`,
  ];
}
