import { describe, expect, it } from 'vitest';
import { type Conflict, conflictKindSchema } from '#shared/domain/conflict.ts';
import { wordChoices } from '../../../renderer/features/changes/choiceWording.ts';
import {
  type ConflictFacts,
  type Version,
  wordConflict,
} from '../../../renderer/features/changes/conflictWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { changeOf, conflictOf } from './changeOf.ts';

const facts: ConflictFacts = { held: [], memberCount: 12, memberLimit: 100 };
const sides = { base: 'Harvest', mine: 'Cooks', theirs: 'Kitchen crew' };
const answers = (conflict: Conflict, given: Partial<ConflictFacts> = {}) =>
  wordChoices(conflict, { ...facts, ...given }).map(
    ({ label, consequence }) => `${textOf(label)}: ${consequence}`,
  );
const shown = (version: Version) => ('value' in version ? version.value : textOf(version.words));
const versions = (conflict: Conflict, given: Partial<ConflictFacts> = {}) => {
  const words = wordConflict(conflict, { ...facts, ...given });
  return [shown(words.before), shown(words.mine), shown(words.theirs)];
};
const sentences = (conflict: Conflict, given: Partial<ConflictFacts> = {}) => {
  const { title, explanation } = wordConflict(conflict, { ...facts, ...given });
  return [textOf(title), textOf(explanation)];
};

describe('a conflict about a name', () => {
  it('puts both names on the buttons, with what becomes of the other', () => {
    expect(answers(conflictOf('name', sides))).toEqual([
      'Keep “Cooks”: sent over theirs',
      'Take “Kitchen crew”: your rename is dropped',
    ]);
  });

  it('does not put a name on a button that it would burst', () => {
    const mine = 'x'.repeat(80);
    const conflict = conflictOf('name', { ...sides, mine });
    expect(answers(conflict)[0]).toBe('Keep mine: sent over theirs');
    expect(versions(conflict)).toEqual(['Harvest', mine, 'Kitchen crew']);
  });

  it('marks names, so that their direction does not turn the sentence round', () => {
    const conflict = conflictOf('name', { ...sides, mine: 'مطبخ', groupName: 'مطبخ' });
    expect(wordConflict(conflict, facts).title).toContainEqual({ name: 'مطبخ' });
    const [keep] = wordChoices(conflict, facts);
    expect(keep?.label).toContainEqual({ name: 'مطبخ' });
    expect(keep?.done).toContainEqual({ name: 'مطبخ' });
  });
});

describe('a conflict about a description', () => {
  it('says in words that one is missing, and that nothing would be left', () => {
    const conflict = conflictOf('description', { base: null, mine: 'A', theirs: null });
    expect(versions(conflict)).toEqual(['No description', 'A', 'No description']);
    expect(answers(conflict)).toEqual([
      'Keep my description: sent over theirs',
      'Leave it without one: yours is dropped',
    ]);
    expect(answers(conflictOf('description', { mine: null, theirs: 'B' }))).toEqual([
      'Keep it without one: sent over theirs',
      'Take their description: yours is dropped',
    ]);
  });
});

describe('a conflict about a group that was deleted there', () => {
  const conflict = conflictOf('groupDeleted', {
    base: 'Kitchen',
    mine: 'Cooks',
    commandIds: [changeOf({}).id, changeOf({}).id],
  });

  it('offers to make it again with the people kept here, or to let it go with the edits', () => {
    expect(answers(conflict)).toEqual([
      'Create it again with my 12 people: as a new group on the server',
      'Let it be deleted: 2 edits of yours are dropped',
    ]);
    expect(versions(conflict)).toEqual(['Kitchen', 'Cooks with 12 people', 'Deleted']);
  });

  it('counts nobody while the count is not known', () => {
    expect(answers(conflict, { memberCount: null })[0]).toBe(
      'Create it again: as a new group on the server',
    );
    expect(versions(conflict, { memberCount: null })[1]).toBe('Cooks');
  });
});

describe('a conflict about a person who was removed there', () => {
  it('names the person and says in which role they would come back', () => {
    const one = { peopleCount: 1, peopleNames: ['Grace'], base: 'member', mine: 'admin' };
    const conflict = conflictOf('memberRemoved', one);
    expect(sentences(conflict)[0]).toBe('Community kitchen: Grace was removed on the server');
    expect(versions(conflict)).toEqual([
      'A member of the group',
      'An admin of the group',
      'Not in the group',
    ]);
    expect(answers(conflict)).toEqual([
      'Add them again: as admin of the group',
      'Leave them out: your change of their role is dropped',
    ]);
  });
});

describe('a conflict about a full group', () => {
  const conflict = conflictOf('groupFull', {
    peopleCount: 12,
    peopleNames: ['Amara', 'Bruno', 'Chloé'],
    base: '91',
    mine: '103',
    theirs: '98',
  });

  it('says who found no room, the limit and the three sizes', () => {
    expect(sentences(conflict)).toEqual([
      'Community kitchen: no room for 12 people',
      'Others filled this group on the server: it may have 100 people at most. Amara, Bruno, Chloé and 9 others found no room and wait here.',
    ]);
    expect(versions(conflict)).toEqual(['91 people', '103 people', '98 people']);
    expect(answers(conflict)).toEqual([
      'Try again: works once there is room',
      'Leave them out: 12 people will not be added',
    ]);
  });

  it('names the one person, and no limit where none is known', () => {
    const one = { ...conflict, peopleCount: 1, peopleNames: ['Amara'] };
    expect(sentences(one, { memberLimit: null })).toEqual([
      'Community kitchen: no room for Amara',
      'Others filled this group on the server. Amara found no room and waits here.',
    ]);
    expect(answers(one)[1]).toBe('Leave them out: 1 person will not be added');
  });
});

describe('a conflict about a lost permission', () => {
  it('shows the server’s words and what trying again or giving up means', () => {
    const conflict = conflictOf('permissionLost', { theirs: 'Not allowed to UpdateUserGroup' });
    const words = wordConflict(conflict, facts);
    expect(words.serverMessage).toBe('Not allowed to UpdateUserGroup');
    expect(answers(conflict)).toEqual([
      'Try again: works once you may edit it',
      'Give my edit up: 1 edit of yours is dropped',
    ]);
  });

  it('takes the words from an edit it holds where it has none of its own', () => {
    const held = [changeOf({}), changeOf({ state: 'parked', serverMessage: 'No.' })];
    const words = wordConflict(conflictOf('permissionLost'), { ...facts, held });
    expect(words.serverMessage).toBe('No.');
  });
});

describe('how things stand after each answer', () => {
  const previews = (conflict: Conflict, given: Partial<ConflictFacts> = {}) =>
    wordChoices(conflict, { ...facts, ...given }).map((choice) => textOf(choice.after));

  it('is told for a name and a description, a long one cut short', () => {
    expect(previews(conflictOf('name', sides))).toEqual([
      'Afterwards the group is called “Cooks” here and on the server.',
      'Afterwards the group is called “Kitchen crew” here and on the server.',
    ]);
    expect(previews(conflictOf('description', { mine: 'x'.repeat(200), theirs: null }))).toEqual([
      `Afterwards its description is “${'x'.repeat(80)}…” here and on the server.`,
      'Afterwards the group has no description, here and on the server.',
    ]);
  });

  it('is told for a group that is gone there', () => {
    expect(previews(conflictOf('groupDeleted', { base: 'Kitchen', mine: 'Cooks' }))).toEqual([
      'Afterwards “Cooks” is on the server again with 12 people, and 1 edit of yours is sent with it.',
      'Afterwards “Community kitchen” is gone here too; who was in it stays in its history.',
    ]);
  });

  it('is told for people who were removed, or found no room', () => {
    const one = { peopleCount: 1, peopleNames: ['Grace'], mine: 'admin' };
    expect(previews(conflictOf('memberRemoved', one))).toEqual([
      'Afterwards Grace is in Community kitchen as an admin, here and on the server.',
      'Afterwards Grace is not in Community kitchen, here as on the server.',
    ]);
    const full = { peopleCount: 2, peopleNames: ['Grace', 'Liam'], theirs: '98' };
    expect(previews(conflictOf('groupFull', full))).toEqual([
      'Afterwards Grace and Liam wait again, and will be added as soon as there is room.',
      'Afterwards the group has 98 people here too, and Grace and Liam are not among them.',
    ]);
  });
});

describe('every kind of conflict', () => {
  it('has words for its sides and for each of its answers, even with nothing known', () => {
    for (const kind of conflictKindSchema.options) {
      const conflict = conflictOf(kind);
      const unknown = { held: [], memberCount: null, memberLimit: null };
      const choices = wordChoices(conflict, unknown);
      expect(choices.map(({ choice }) => choice)).toEqual(conflict.choices);
      for (const { label, consequence, after, done } of choices) {
        expect(textOf(after), kind).toMatch(/^Afterwards [^.]*\.$/);
        for (const text of [textOf(label), consequence, textOf(after), textOf(done)]) {
          expect(text, kind).toMatch(/\w/);
          expect(text, kind).not.toMatch(/null|undefined/);
        }
      }
      for (const text of versions(conflict, unknown)) expect(text, kind).toMatch(/\w/);
    }
  });
});
