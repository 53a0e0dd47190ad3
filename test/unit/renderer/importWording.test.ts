import { describe, expect, it } from 'vitest';
import { groupIdSchema } from '#shared/domain/ids.ts';
import type { ImportGroup, ImportPlan } from '#shared/domain/importing.ts';
import {
  hasChanges,
  isHeld,
  isPointless,
  isUncertain,
  nameOfPerson,
  wordApply,
  wordDone,
  wordLeaving,
  wordLeftOver,
  wordLines,
  wordNoNewPerson,
  wordOrigin,
  wordPlan,
} from '../../../renderer/features/imports/importWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { uuid } from './changeOf.ts';
import { filePerson } from './filePerson.ts';

const nothing: ImportPlan = {
  plan: 1,
  groups: { total: 0, made: 0, leftOut: 0, refused: 0 },
  people: { matched: 0, ambiguous: 0, new: 0, unknown: 0, skipped: 0 },
  memberships: { adds: 0, removes: 0, roles: 0, stays: 0 },
  lines: { total: 0, unusable: 0, repeated: 0 },
  refusal: null,
};
const group: ImportGroup = {
  group: 0,
  groupId: groupIdSchema.parse(uuid(2, 1)),
  name: 'Drivers',
  isLeftOut: false,
  adds: 0,
  addsNew: 0,
  removes: 0,
  roles: 0,
  stays: 4,
  undecided: 1,
  refusal: null,
};

describe('what a plan comes to', () => {
  it('is one sentence', () => {
    const plan: ImportPlan = {
      ...nothing,
      groups: { ...nothing.groups, total: 14, made: 3 },
      people: { ...nothing.people, new: 1 },
      memberships: { adds: 132, removes: 12, roles: 2, stays: 7 },
    };
    expect(wordPlan(plan, 14)).toBe(
      'Adds 132 memberships in 14 groups, makes 3 new groups and 1 new person, takes 12 out, changes 2 roles.',
    );
    expect(wordPlan(plan, null)).toMatch(/^Adds 132 memberships, makes/);
  });

  it('counts people where there is one group only', () => {
    const plan = { ...nothing, memberships: { ...nothing.memberships, adds: 31 } };
    expect(wordPlan(plan, 1)).toBe('Adds 31 people to 1 group.');
  });

  it('is nothing where all is so already', () => {
    expect(isPointless({ ...nothing, memberships: { ...nothing.memberships, stays: 9 } })).toBe(
      true,
    );
    expect(wordPlan(nothing, 0)).toBe('Nothing changes.');
    expect(isPointless({ ...nothing, people: { ...nothing.people, new: 1 } })).toBe(false);
  });

  it('leaves nothing of the file unsaid', () => {
    expect(wordLeftOver(nothing)).toBeNull();
    expect(
      wordLeftOver({
        groups: { total: 4, made: 0, leftOut: 1, refused: 2 },
        people: { matched: 9, ambiguous: 2, new: 0, unknown: 1, skipped: 3 },
        lines: { total: 20, unusable: 1, repeated: 4 },
      }),
    ).toBe(
      '1 group not here · 2 groups that cannot be changed · 2 people to decide · 1 person not here · 3 people left out by you · 1 line not used · 4 lines repeated',
    );
  });

  it('says plainly who leaves', () => {
    const leaving = (removes: number, groups: Partial<ImportPlan['groups']>) =>
      wordLeaving({
        ...nothing,
        groups: { ...nothing.groups, ...groups },
        memberships: { ...nothing.memberships, removes },
      });
    expect(leaving(0, { total: 3 })).toBe('Nobody leaves.');
    expect(leaving(1, { total: 3 })).toMatch(/^1 person will leave a group, because/);
    expect(leaving(12, { total: 3, leftOut: 1, refused: 1 })).toMatch(
      /^12 people will leave the group, because/,
    );
    expect(leaving(1200, { total: 3 })).toMatch(/^1,200 memberships will end, because/);
  });

  it('says why people stay only of groups that have some and can be changed', () => {
    expect(isUncertain(nothing)).toBe(false);
    expect(isUncertain({ ...nothing, people: { ...nothing.people, ambiguous: 1 } })).toBe(true);
    expect(isUncertain({ ...nothing, lines: { ...nothing.lines, unusable: 1 } })).toBe(true);
    expect(isHeld(group)).toBe(true);
    expect(isHeld({ ...group, undecided: 0 })).toBe(false);
    expect(isHeld({ ...group, groupId: null })).toBe(false);
    expect(isHeld({ ...group, refusal: 'Not yours.' })).toBe(false);
  });

  it('counts a group for the button only when applying changes it', () => {
    expect(hasChanges(group)).toBe(false);
    expect(hasChanges({ ...group, adds: 1 })).toBe(true);
    expect(hasChanges({ ...group, groupId: null })).toBe(true);
    expect(hasChanges({ ...group, groupId: null, isLeftOut: true })).toBe(false);
    expect(hasChanges({ ...group, adds: 1, refusal: 'Not yours.' })).toBe(false);
    expect(wordApply(1)).toBe('Apply to 1 group');
    expect(wordApply(14)).toBe('Apply to 14 groups');
    expect(wordApply(null)).toBe('Apply');
  });

  it('is told in the past when it is done', () => {
    const done = { adds: 132, removes: 12, groupsMade: 1, peopleMade: 0 };
    const words = wordDone('حفل.csv', done);
    expect(textOf(words)).toBe('Imported “حفل.csv”: 132 added, 12 taken out, 1 new group');
    expect(words[1]).toEqual({ name: 'حفل.csv' });
  });
});

describe('people and columns of a file', () => {
  it('are called by what the file has of them', () => {
    const person = filePerson(5);
    expect(nameOfPerson(person)).toBe('Person 5');
    expect(nameOfPerson({ ...person, name: null, email: 'a@example.org' })).toBe('a@example.org');
    expect(nameOfPerson({ ...person, name: null })).toBe('Line 7');
  });

  it('are found in their lines', () => {
    expect(wordLines([7])).toBe('Line 7');
    expect(wordLines([7, 1200])).toBe('Lines 7 and 1,200');
    expect(wordLines([7, 12, 13])).toBe('Lines 7, 12 and more');
  });

  it('are made only where the provider makes people and the user wants it', () => {
    const stream = { createPeople: true, providerLabel: 'Stream' };
    expect(wordNoNewPerson(stream, true)).toBeNull();
    expect(wordNoNewPerson(stream, false)).toMatch(/^Choose above/);
    expect(wordNoNewPerson({ createPeople: false, providerLabel: 'WorkOS' }, true)).toBe(
      'New people are made in WorkOS itself.',
    );
  });

  it('say whether the host guessed a column or the user chose it', () => {
    expect(wordOrigin('name', 'name', 'guessed')).toBe('guessed');
    expect(wordOrigin('name', 'name', 'remembered')).toBe('remembered');
    expect(wordOrigin('email', 'name', 'guessed')).toBe('chosen');
    expect(wordOrigin('ignore', 'ignore', 'guessed')).toBe('');
  });
});
