import { describe, expect, it } from 'vitest';
import { parseInstant } from '#shared/domain/time.ts';
import { jumpByTyping } from '../../../renderer/features/groups/jumpByTyping.ts';
import { remainingOf } from '../../../renderer/features/groups/remaining.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { failureDetails } from '../../../renderer/ui/failureDetails.ts';
import { initialsOf } from '../../../renderer/ui/initials.ts';
import { personColor } from '../../../renderer/ui/personColor.ts';

describe('dates', () => {
  const formats = createDateFormats('en-GB', 'Europe/Berlin');
  const now = new Date('2026-11-20T22:30:00.000Z');
  const at = (text: string) => {
    const instant = parseInstant(text);
    if (instant === null) throw new Error(`${text} is no instant`);
    return instant;
  };

  it('are written for the locale and in the local time zone', () => {
    expect(formats.day(at('2025-01-12T23:30:00.000Z'))).toBe('13 Jan 2025');
    expect(createDateFormats('de-DE', 'UTC').day(at('2025-01-12T12:00:00.000Z'))).toMatch(
      /^12\. Jan\.? 2025$/,
    );
  });

  it('are a dash where none is known', () => {
    expect(formats.day(null)).toBe('–');
  });

  it('say the time today, yesterday by name, and otherwise the day', () => {
    expect(formats.moment(at('2026-11-20T13:02:00.000Z'), now)).toBe('14:02');
    expect(formats.moment(at('2026-11-19T13:02:00.000Z'), now)).toBe('yesterday 14:02');
    expect(formats.moment(at('2026-11-12T13:02:00.000Z'), now)).toBe('12 Nov 14:02');
  });

  it('turn to tomorrow at local midnight, not at UTC’s', () => {
    expect(formats.moment(at('2026-11-19T23:30:00.000Z'), now)).toBe('00:30');
  });
});

describe('dates by the setting', () => {
  const moment = parseInstant('2026-01-09T13:02:05.000Z');
  if (moment === null) throw new Error('no instant');
  const now = new Date('2026-11-20T22:30:00.000Z');
  const by = (dateFormat: 'locale' | 'iso' | 'dayFirst' | 'monthFirst', locale = 'en-US') =>
    createDateFormats(locale, 'UTC', dateFormat);

  it('write the day in the order asked for, whatever the locale', () => {
    expect(by('iso').day(moment)).toBe('2026-01-09');
    expect(by('dayFirst').day(moment)).toBe('09/01/2026');
    expect(by('monthFirst').day(moment)).toBe('01/09/2026');
    expect(by('dayFirst', 'ar-EG').day(moment)).toBe('09/01/2026');
    expect(by('iso').day(null)).toBe('–');
  });

  it('write moments with the whole day where its parts are numbers', () => {
    expect(by('iso').moment(moment, now)).toBe('2026-01-09 13:02');
    expect(by('locale', 'en-GB').moment(moment, now)).toBe('9 Jan 13:02');
    expect(by('dayFirst', 'en-GB').second(moment, now)).toBe('09/01/2026 13:02:05');
  });

  it('say the year of another year', () => {
    const later = new Date('2027-01-20T22:30:00.000Z');
    expect(by('locale', 'en-GB').moment(moment, later)).toBe('09 Jan 2026 13:02');
  });

  it('head a day with its name, and tell a moment exactly', () => {
    expect(by('iso').heading(moment, now)).toBe('Friday, 2026-01-09');
    expect(by('locale', 'en-GB').exact(moment)).toBe('09 Jan 2026 13:02:05');
  });
});

describe('initials', () => {
  it('are the first letters of the first and last name', () => {
    expect(initialsOf('Amara Okafor')).toBe('AO');
    expect(initialsOf('João Pedro Nascimento')).toBe('JN');
    expect(initialsOf('  Liam   O’Sullivan ')).toBe('LO');
  });

  it('keep letters with their accents whole, however they are encoded', () => {
    expect(initialsOf('Åsa Édith'.normalize('NFD'))).toBe('ÅÉ');
    expect(initialsOf('अनन्या शर्मा')).toBe('अश');
  });

  it('work for one name, for none and for signs', () => {
    expect(initialsOf('王小明')).toBe('王');
    expect(initialsOf('')).toBe('?');
    expect(initialsOf('=HYPERLINK("x")')).toBe('H');
    expect(initialsOf('-- ?')).toBe('?');
  });
});

describe('a person’s colour', () => {
  it('is the same for the same person and differs between people', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `person-${index}`);
    expect(ids.map(personColor)).toEqual(ids.map(personColor));
    expect(new Set(ids.map(personColor)).size).toBeGreaterThan(6);
  });
});

describe('what a limit leaves', () => {
  it('counts down near the end and says what is too much', () => {
    expect(remainingOf('x'.repeat(250), 255)?.words).toBe('5 characters left');
    expect(remainingOf('x'.repeat(254), 255)?.words).toBe('1 character left');
    expect(remainingOf('x'.repeat(258), 255)).toEqual({
      isOver: true,
      words: '3 characters too many',
    });
  });

  it('is silent while there is plenty of room, and where there is no limit', () => {
    expect(remainingOf('x', 255)).toEqual({ isOver: false, words: null });
    expect(remainingOf('x'.repeat(9999), null)).toBeNull();
  });

  it('does not count spaces that will not be kept', () => {
    expect(remainingOf(`${'x'.repeat(255)}   `, 255)?.isOver).toBe(false);
  });
});

describe('jumping by typing', () => {
  const names = ['Beach', 'Board', 'Choir', 'Chess', 'Élan', 'Drivers'];

  it('goes to the next name with the letter, and round', () => {
    expect(jumpByTyping(names, 'b', 0)).toBe(1);
    expect(jumpByTyping(names, 'b', 1)).toBe(0);
  });

  it('goes through all names with a letter that is typed again and again', () => {
    expect(jumpByTyping(names, 'bb', 0)).toBe(1);
  });

  it('stays where the letters typed on still fit', () => {
    expect(jumpByTyping(names, 'ch', 2)).toBe(2);
    expect(jumpByTyping(names, 'che', 2)).toBe(3);
  });

  it('does not ask for accents or capitals', () => {
    expect(jumpByTyping(names, 'e', 0)).toBe(4);
  });

  it('goes nowhere when no name fits, or there are none', () => {
    expect(jumpByTyping(names, 'z', 0)).toBeNull();
    expect(jumpByTyping([], 'a', -1)).toBeNull();
  });
});

describe('the details of a failure', () => {
  it('give the code and the plain facts, and leave out what is nested', () => {
    expect(
      failureDetails({
        code: 'limitExceeded',
        message: 'Too many.',
        details: { limit: 100, actual: 104, more: { a: 1 }, none: null },
      }),
    ).toBe('Code: limitExceeded · limit: 100 · actual: 104');
    expect(failureDetails({ code: 'internal', message: 'x' })).toBe('Code: internal');
  });
});
