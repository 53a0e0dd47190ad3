import { describe, expect, it } from 'vitest';
import type { RosterOrder, RosterSortKey } from '#shared/domain/roster.ts';
import {
  orderWithin,
  shownOrder,
  sortAlsoBy,
  sortBy,
  wordOrder,
  wordPlace,
} from '../../../renderer/features/roster/rosterOrder.ts';

const up = (key: RosterSortKey) => ({ key, direction: 'ascending' }) as const;
const down = (key: RosterSortKey) => ({ key, direction: 'descending' }) as const;

describe('sorting by a click on a heading', () => {
  it('is by that column alone, and turned round by another click', () => {
    const byEmail = sortBy([up('role'), up('joinedAt')], 'email');
    expect(byEmail).toEqual([up('email')]);
    expect(sortBy(byEmail, 'email')).toEqual([down('email')]);
    expect(sortBy(sortBy(byEmail, 'email'), 'email')).toEqual([up('email')]);
  });

  it('turns the names round that stand in their order without having been asked to', () => {
    expect(shownOrder([])).toEqual([up('name')]);
    expect(sortBy([], 'name')).toEqual([down('name')]);
  });

  it('makes one of several the only one before it turns it round', () => {
    expect(sortBy([up('role'), up('name')], 'role')).toEqual([up('role')]);
  });
});

describe('sorting by another column as well', () => {
  it('adds it after those there are, turns it round, and takes it out again', () => {
    const two = sortAlsoBy([up('role')], 'joinedAt');
    expect(two).toEqual([up('role'), up('joinedAt')]);
    const turned = sortAlsoBy(two, 'joinedAt');
    expect(turned).toEqual([up('role'), down('joinedAt')]);
    expect(sortAlsoBy(turned, 'joinedAt')).toEqual([up('role')]);
  });

  it('keeps the names first where they stood in order by themselves', () => {
    expect(sortAlsoBy([], 'email')).toEqual([up('name'), up('email')]);
  });

  it('never leaves nothing to sort by', () => {
    expect(sortAlsoBy([down('role')], 'role')).toEqual([up('role')]);
  });

  it('replaces the last one where the store takes no more', () => {
    const five: RosterOrder = [up('role'), up('status'), up('phone'), up('email'), up('syncMark')];
    expect(sortAlsoBy(five, 'name')).toEqual([...five.slice(0, 4), up('name')]);
  });
});

describe('what is told of an order', () => {
  const titles: Partial<Record<RosterSortKey, string>> = { role: 'Role', name: 'Name' };
  const titleOf = (key: RosterSortKey) => titles[key] ?? key;

  it('names every column with its direction', () => {
    expect(wordOrder([up('role'), down('name')], titleOf)).toBe(
      'Sorted by Role, then by Name, descending',
    );
    expect(wordOrder([], titleOf)).toBe('Sorted by Name');
  });

  it('says beside a heading which one it is, where there are several', () => {
    expect(wordPlace([up('role'), down('name')], 'name')).toBe('2 of 2 sorts, descending');
    expect(wordPlace([up('role')], 'role')).toBeNull();
    expect(wordPlace([up('role'), down('name')], 'email')).toBeNull();
  });

  it('leaves out columns that are not on the screen', () => {
    expect(orderWithin([up('attribute:Size'), down('name')], ['name'])).toEqual([down('name')]);
  });
});
