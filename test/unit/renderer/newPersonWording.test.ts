import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emailTrouble,
  offerToMake,
  personOf,
} from '../../../renderer/features/roster/newPersonWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';

describe('the offer to make a person', () => {
  it('names what was looked for, isolated from the words around it', () => {
    expect(textOf(offerToMake(' Anna Meier '))).toBe('Add “Anna Meier” as a new person…');
    expect(offerToMake('فاطمة')).toContainEqual({ name: 'فاطمة' });
  });

  it('fills in the name, or the address where one was typed', () => {
    expect(draftOf(' Anna Meier ')).toEqual({ name: 'Anna Meier', email: '', phone: '' });
    expect(draftOf('anna@example.org')).toEqual({ name: '', email: 'anna@example.org', phone: '' });
  });

  it.each([
    ['', null],
    [' anna@example.org ', null],
    ['an.na+x@büro.example', null],
    ['anna', 'This is not an e-mail address.'],
    ['anna@example', 'This is not an e-mail address.'],
    ['anna@example.org, ben@example.org', 'This is not an e-mail address.'],
    ['<anna@example.org>', 'This is not an e-mail address.'],
  ])('of the address %j says %j', (email, words) => {
    expect(emailTrouble({ name: 'Anna', email, phone: '' })).toBe(words);
  });

  it('is sent trimmed, with nothing where nothing was typed', () => {
    expect(personOf({ name: ' Anna ', email: ' a@b.org ', phone: '  ' })).toEqual({
      name: 'Anna',
      email: 'a@b.org',
      phone: null,
    });
  });
});
