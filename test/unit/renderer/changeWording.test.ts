import { describe, expect, it } from 'vitest';
import type { PendingChange } from '#shared/domain/change.ts';
import { wordChange, wordState } from '../../../renderer/features/changes/changeWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { changeOf } from './changeOf.ts';

const words = (fields: Partial<PendingChange>) => textOf(wordChange(changeOf(fields)));

describe('a pending change in words', () => {
  it('names one, two and three people, and counts more', () => {
    const add = { command: 'addMembers' } as const;
    expect(words({ ...add, peopleCount: 1, peopleNames: ['Bruno Carvalho'] })).toBe(
      'Add Bruno Carvalho to Community kitchen',
    );
    expect(words({ ...add, peopleCount: 2, peopleNames: ['Bruno', 'Chloé'] })).toBe(
      'Add Bruno and Chloé to Community kitchen',
    );
    expect(words({ ...add, peopleCount: 3, peopleNames: ['Bruno', 'Chloé', 'Eleni'] })).toBe(
      'Add Bruno, Chloé and Eleni to Community kitchen',
    );
    expect(words({ ...add, peopleCount: 12, peopleNames: ['Bruno', 'Chloé', 'Eleni'] })).toBe(
      'Add Bruno and 11 others to Community kitchen',
    );
  });

  it('names the person who is to be made', () => {
    const made = { groupId: null, groupName: '', newName: 'Anna Meier', peopleCount: 1 } as const;
    expect(words({ ...made, command: 'createPerson', peopleNames: ['Anna Meier'] })).toBe(
      'Add the person Anna Meier',
    );
  });

  it('still counts people whose names are not known', () => {
    expect(words({ command: 'removeMembers', peopleCount: 4, peopleNames: [] })).toBe(
      'Remove 4 people from Community kitchen',
    );
  });

  it('says who becomes an admin, and who is one no longer', () => {
    const one = { command: 'setAdmin', peopleCount: 1, peopleNames: ['Grace'] } as const;
    expect(words({ ...one, peopleNames: ['Grace'], isAdmin: true })).toBe(
      'Make Grace an admin of Community kitchen',
    );
    expect(words({ ...one, peopleNames: ['Grace'], isAdmin: false })).toBe(
      'Make Grace no longer an admin of Community kitchen',
    );
    expect(
      words({ command: 'setAdmin', peopleCount: 2, peopleNames: ['Grace', 'Liam'], isAdmin: true }),
    ).toBe('Make Grace and Liam admins of Community kitchen');
  });

  it('tells a renaming from a new description and from both', () => {
    const update = { command: 'updateGroup' } as const;
    expect(words({ ...update, newName: 'Kitchen' })).toBe(
      'Rename “Community kitchen” to “Kitchen”',
    );
    expect(words({ ...update, newName: 'Community kitchen' })).toBe(
      'Rename the group to “Community kitchen”',
    );
    expect(words({ ...update, changesDescription: true, newDescription: 'Thursdays' })).toBe(
      'Change the description of Community kitchen',
    );
    expect(words({ ...update, changesDescription: true, newDescription: null })).toBe(
      'Remove the description of Community kitchen',
    );
    expect(words({ ...update, newName: 'Kitchen', changesDescription: true })).toBe(
      'Rename “Community kitchen” to “Kitchen” and change its description',
    );
  });

  it('says how many people a new group begins with', () => {
    const create = { command: 'createGroup', newName: 'Snow clearing' } as const;
    expect(words({ ...create, peopleCount: 0 })).toBe('Create group “Snow clearing”');
    expect(words({ ...create, peopleCount: 5 })).toBe('Create group “Snow clearing” with 5 people');
  });

  it('marks names, so that their direction does not turn the sentence round', () => {
    const sentence = wordChange(
      changeOf({ command: 'addMembers', peopleCount: 1, peopleNames: ['فاطمة الزهراء'] }),
    );
    expect(sentence).toContainEqual({ name: 'فاطمة الزهراء' });
    expect(sentence).toContainEqual({ name: 'Community kitchen', isGroup: true });
  });
});

describe('the state of a pending change in words', () => {
  it('never speaks of queues, acknowledgements or parking', () => {
    expect(wordState('queued', null)).toBe('Waiting to be sent');
    expect(wordState('sending', null)).toBe('Being sent');
    expect(wordState('acked', null)).toBe('Sent, waiting for the server’s copy');
    expect(wordState('parked', null)).toBe('Refused');
    expect(wordState('conflict', null)).toBe('Changed on the server too');
  });

  it('says when a waiting change is tried again, where that is known', () => {
    expect(wordState('waiting', '14:05')).toBe('Will be tried again 14:05');
    expect(wordState('waiting', null)).toBe('Waiting to be sent');
  });
});
