import type { GroupId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { personStatusLabels } from '../../ui/personStatus.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { type GroupRule, groupRules } from './peopleFilter.ts';
import { listNames } from './personWording.ts';

export const ruleLabels: Readonly<Record<GroupRule, string>> = {
  anyOf: 'In any of',
  allOf: 'In all of',
  noneOf: 'In none of',
};

/** More names than this do not help anybody to recognise a filter. */
const namesAtMost = 4;

/** A rule of a filter that can be taken away by itself. */
export interface FilterPart {
  rule: GroupRule | 'statuses';
  words: Sentence;
}

export type NameOfGroup = (groupId: GroupId) => string;

/** The rules of a filter in words, one for each: `In any of Kitchen, Drivers`, `Active or inactive`. */
export function partsOf(filter: PeopleFilter, nameOf: NameOfGroup): FilterPart[] {
  const parts: FilterPart[] = groupRules.flatMap((rule) => {
    const ids = filter[rule];
    if (ids.length === 0) return [];
    const names = ids.slice(0, namesAtMost).map(nameOf);
    // `all` and `any` of one group are the same thing, and so are their words.
    const label = ids.length === 1 ? singleLabels[rule] : ruleLabels[rule];
    return [{ rule, words: [`${label} `, ...listNames(names, ids.length)] }];
  });
  if (filter.statuses.length > 0) {
    const words = filter.statuses
      .map((status) => personStatusLabels[status].toLowerCase())
      .join(' or ');
    parts.push({ rule: 'statuses', words: [words.charAt(0).toUpperCase() + words.slice(1)] });
  }
  return parts;
}

const singleLabels: Readonly<Record<GroupRule, string>> = {
  anyOf: 'In',
  allOf: 'In',
  noneOf: 'Not in',
};

/** Whom a filter lets through, as one sentence: `In any of Kitchen, Drivers; not in Board; active.` */
export function wordFilter(filter: PeopleFilter, nameOf: NameOfGroup): Sentence {
  const sentences = partsOf(filter, nameOf).map(({ words }) => words);
  const text = filter.text.trim();
  if (text !== '') sentences.push(['with “', named(text), '” in their name, e-mail or phone']);
  if (sentences.length === 0) return ['Everybody.'];
  const joined = sentences.flatMap((words, index) =>
    index === 0 ? capitalise(words) : ['; ', ...uncapitalise(words)],
  );
  return [...joined, '.'];
}

function capitalise(words: Sentence): Sentence {
  return mapFirst(words, (letter) => letter.toUpperCase());
}

function uncapitalise(words: Sentence): Sentence {
  return mapFirst(words, (letter) => letter.toLowerCase());
}

function mapFirst([first, ...rest]: Sentence, change: (letter: string) => string): Sentence {
  if (typeof first !== 'string') return first === undefined ? rest : [first, ...rest];
  return [change(first.charAt(0)) + first.slice(1), ...rest];
}
