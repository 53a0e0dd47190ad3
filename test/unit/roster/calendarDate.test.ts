import { describe, expect, it } from 'vitest';
import { createDayOf, isoDate, serialDay } from '#electron/roster/calendarDate.ts';
import { instantSchema } from '#shared/domain/time.ts';

const instant = (text: string) => instantSchema.parse(text);

describe('the day of an instant', () => {
  it.each([
    ['UTC', '2026-03-09T23:30:00.000Z', '2026-03-09'],
    ['Europe/Berlin', '2026-03-09T23:30:00.000Z', '2026-03-10'],
    ['America/New_York', '2026-03-10T03:30:00.000Z', '2026-03-09'],
    ['Pacific/Auckland', '2026-12-31T11:00:00.000Z', '2027-01-01'],
    ['Pacific/Kiritimati', '2026-06-30T10:00:00.000Z', '2026-07-01'],
    // Either side of the hour that summer time takes.
    ['Europe/London', '2026-03-29T00:59:59.999Z', '2026-03-29'],
    ['Europe/London', '2026-06-30T23:30:00.000Z', '2026-07-01'],
  ])('is counted in %s', (timeZone, text, expected) => {
    const day = createDayOf(timeZone)(instant(text));
    expect(day && isoDate(day)).toBe(expected);
  });

  it('is counted in the machine’s time zone when none is given', () => {
    const text = '2026-03-09T23:30:00.000Z';
    const own = createDayOf(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(createDayOf()(instant(text))).toEqual(own(instant(text)));
    const date = new Date(text);
    expect(createDayOf()(instant(text))?.day).toBe(date.getDate());
  });

  it.each(['0099-05-05T00:00:00Z', '1900-02-28T12:00:00Z', '1899-12-31T00:00:00Z'])(
    'is none where spreadsheets disagree or cannot count: %s',
    (text) => {
      expect(createDayOf('UTC')(instant(text))).toBeNull();
    },
  );

  it('refuses a time zone that does not exist', () => {
    expect(() => createDayOf('Mars/Olympus')).toThrow(RangeError);
  });
});

describe('a day in a spreadsheet', () => {
  it.each([
    ['1900-03-01', 61],
    ['1970-01-01', 25569],
    ['2000-02-29', 36585],
    ['2026-11-20', 46346],
    ['9999-12-31', 2958465],
  ])('%s is number %i', (text, serial) => {
    const day = createDayOf('UTC')(instant(`${text}T12:00:00.000Z`));
    expect(day && serialDay(day)).toBe(serial);
    expect(day && isoDate(day)).toBe(text);
  });
});
