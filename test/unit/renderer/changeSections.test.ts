import { describe, expect, it } from 'vitest';
import { fieldOfRefusal } from '../../../renderer/features/changes/amendRefusal.ts';
import { sortChanges } from '../../../renderer/features/changes/changeCards.ts';
import { entriesOf, mayAmend } from '../../../renderer/features/changes/changeEntries.ts';
import { sectionsOf, wordSection } from '../../../renderer/features/changes/changeSections.ts';
import { findPeople } from '../../../renderer/features/changes/findPeople.ts';
import { changeOf, conflictOf } from './changeOf.ts';

const board = changeOf({ groupName: 'Board' });
const choir = changeOf({ groupName: 'Choir' });
const sections = (...changes: ReturnType<typeof changeOf>[]) => {
  const { cards, waiting } = sortChanges(changes, [], true);
  return sectionsOf(cards, entriesOf(waiting));
};

describe('unsent edits by group', () => {
  const person = changeOf({ groupId: null, groupName: '', command: 'createPerson' });
  const refused = { ...choir, id: changeOf({}).id, state: 'parked' } as const;
  const again = { ...refused, id: changeOf({}).id };

  it('put the groups first in which something needs the user, and keep the order otherwise', () => {
    const found = sections(person, board, choir, refused);
    expect(found.map(({ groupName }) => groupName)).toEqual(['Choir', '', 'Board']);
    expect(found.map(wordSection)).toEqual(['1 needs you · 1 waiting', '1 waiting', '1 waiting']);
    expect(found[1]?.groupId).toBeNull();
  });

  it('hold every edit once, a move under the group it begins with', () => {
    const editId = board.editId;
    const leave = { ...board, command: 'removeMembers', peopleCount: 2, editId } as const;
    const join = { ...choir, command: 'addMembers', peopleCount: 2, editId } as const;
    const found = sections(leave, join, person);
    expect(found.map(({ groupName, entries }) => [groupName, entries.length])).toEqual([
      ['Board', 1],
      ['', 1],
    ]);
  });

  it('know which were refused together', () => {
    const conflict = conflictOf('name', choir.groupId === null ? {} : { groupId: choir.groupId });
    const { cards } = sortChanges([refused, again], [conflict], true);
    const [section] = sectionsOf(cards, []);
    expect(section?.cards).toHaveLength(3);
    expect(section?.refused.map(({ id }) => id)).toEqual([refused.id, again.id]);
  });
});

describe('editing an unsent edit', () => {
  const add = changeOf({ command: 'addMembers', peopleCount: 2 });

  it('is offered while it has not left, and where something can be chosen', () => {
    expect(mayAmend(add)).toBe(true);
    expect(mayAmend({ ...add, state: 'parked' })).toBe(true);
    expect(mayAmend({ ...add, state: 'sending' })).toBe(false);
    expect(mayAmend({ ...add, state: 'acked' })).toBe(false);
    expect(mayAmend({ ...add, state: 'conflict' })).toBe(false);
    expect(mayAmend({ ...add, peopleCount: 1 })).toBe(false);
    expect(mayAmend({ ...add, command: 'deleteGroup' })).toBe(false);
    expect(mayAmend({ ...add, command: 'createPerson' })).toBe(false);
    expect(mayAmend({ ...add, command: 'createGroup', peopleCount: 0 })).toBe(true);
  });

  it('shows a refusal beside the field it is about', () => {
    const failure = (kind: string) =>
      ({ code: 'limitExceeded', message: 'Too long.', details: { kind } }) as const;
    const renamed = { newName: 'Kitchen' };
    expect(fieldOfRefusal({ code: 'duplicateName', message: '' }, renamed)).toBe('name');
    expect(fieldOfRefusal(failure('nameLength'), renamed)).toBe('name');
    expect(fieldOfRefusal(failure('descriptionLength'), renamed)).toBe('description');
    expect(fieldOfRefusal(failure('members'), renamed)).toBeNull();
    expect(fieldOfRefusal({ code: 'conflict', message: '' }, renamed)).toBeNull();
    expect(fieldOfRefusal({ code: 'duplicateName', message: '' }, { newName: null })).toBeNull();
  });

  it('finds people by any words of their name and address, without accents', () => {
    const people = [
      { name: 'Chloé Marchetti', email: 'chloe@example.org' },
      { name: 'Bruno Carvalho', email: null },
    ];
    expect(findPeople(people, 'CHLOE mar')).toEqual([people[0]]);
    expect(findPeople(people, 'example')).toEqual([people[0]]);
    expect(findPeople(people, ' ')).toEqual(people);
    expect(findPeople(people, 'chloe bruno')).toEqual([]);
  });
});
