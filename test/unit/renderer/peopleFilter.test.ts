import { describe, expect, it } from 'vitest';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { partsOf, wordFilter } from '../../../renderer/features/people/filterWording.ts';
import {
  askedFilter,
  everybody,
  hasRules,
  isSameFilter,
} from '../../../renderer/features/people/peopleFilter.ts';
import { sortAfterClick } from '../../../renderer/features/people/peopleSort.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { uuid } from './changeOf.ts';

const names = ['Kitchen', 'Drivers', 'Board', 'Choir', 'Gardeners', 'مطبخ'];
const groups = names.map((_, index) => groupIdSchema.parse(uuid(1, index)));
const [kitchen, drivers, board, choir, gardeners, arabic] = groups as [
  (typeof groups)[0],
  (typeof groups)[0],
  (typeof groups)[0],
  (typeof groups)[0],
  (typeof groups)[0],
  (typeof groups)[0],
];
const nameOf = (id: (typeof groups)[0]) => names[groups.indexOf(id)] ?? '?';
const words = (filter: Partial<typeof everybody>) =>
  textOf(wordFilter({ ...everybody, ...filter }, nameOf));

describe('a filter in words', () => {
  it('says whom it lets through, rule by rule', () => {
    expect(words({ anyOf: [kitchen, drivers], noneOf: [board, choir], statuses: ['active'] })).toBe(
      'In any of Kitchen, Drivers; in none of Board, Choir; active.',
    );
  });

  it('has simpler words for a single group', () => {
    expect(words({ allOf: [kitchen], noneOf: [board] })).toBe('In Kitchen; not in Board.');
  });

  it('names a few groups of many, and how many there are beyond', () => {
    expect(words({ anyOf: groups.slice(0, 5) })).toBe(
      'In any of Kitchen, Drivers, Board, Choir and 1 more.',
    );
  });

  it('says what is searched for, and begins with a capital letter', () => {
    expect(words({ text: ' ama ' })).toBe('With “ama” in their name, e-mail or phone.');
    expect(words({ statuses: ['inactive', 'gone'], text: 'x' })).toBe(
      'Inactive or no longer listed; with “x” in their name, e-mail or phone.',
    );
  });

  it('is everybody without any rule', () => {
    expect(words({ text: '  ' })).toBe('Everybody.');
  });

  it('isolates the names of groups', () => {
    expect(wordFilter({ ...everybody, anyOf: [arabic] }, nameOf)).toContainEqual({ name: 'مطبخ' });
  });

  it('has a part for each rule, to be taken away by itself', () => {
    const parts = partsOf({ ...everybody, allOf: [gardeners], statuses: ['gone'] }, nameOf);
    expect(parts.map(({ rule }) => rule)).toEqual(['allOf', 'statuses']);
  });
});

describe('two filters', () => {
  it('are the same whatever the order of their groups and the spaces around their text', () => {
    const one = { ...everybody, anyOf: [kitchen, drivers], text: 'a ' };
    expect(isSameFilter(one, { ...one, anyOf: [drivers, kitchen], text: ' a' })).toBe(true);
  });

  it('differ by a group, its rule, a status or the text', () => {
    const one = { ...everybody, anyOf: [kitchen] };
    expect(isSameFilter(one, { ...everybody, allOf: [kitchen] })).toBe(false);
    expect(isSameFilter(one, { ...one, statuses: ['active'] })).toBe(false);
    expect(isSameFilter(one, { ...one, anyOf: [kitchen, drivers] })).toBe(false);
    expect(isSameFilter(one, { ...one, text: 'a' })).toBe(false);
  });
});

describe('what is asked for', () => {
  it('has no spaces around its text, and stays the same object without them', () => {
    expect(askedFilter({ ...everybody, text: ' ama ' }).text).toBe('ama');
    expect(askedFilter(everybody)).toBe(everybody);
  });

  it('narrows down by rules, not by the search', () => {
    expect(hasRules({ ...everybody, text: 'a' })).toBe(false);
    expect(hasRules({ ...everybody, statuses: ['gone'] })).toBe(true);
  });

  it('is turned round by a second click on a heading', () => {
    const byName = { key: 'name', direction: 'ascending' } as const;
    expect(sortAfterClick('name', byName)).toEqual({ key: 'name', direction: 'descending' });
    expect(sortAfterClick('email', byName)).toEqual({ key: 'email', direction: 'ascending' });
  });
});
