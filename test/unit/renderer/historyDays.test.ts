import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instantSchema } from '#shared/domain/time.ts';
import {
  filterOf,
  freshWish,
  quickSpans,
  wishFor,
} from '../../../renderer/features/history/historyWish.ts';
import { axisDays, fillDays, sizesByDay } from '../../../renderer/features/history/sizeDays.ts';
import { wordPast, wordSizes } from '../../../renderer/features/history/sizeWording.ts';
import { calendarWords, weekSettings } from '../../../renderer/ui/calendarLocale.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import {
  dayOf,
  daysBetween,
  endOfDay,
  monthOf,
  moveDay,
  startOfDay,
} from '../../../renderer/ui/localDays.ts';

const at = (text: string) => instantSchema.parse(text);
const format = createDateFormats('en-GB', 'Europe/Berlin');

// A zone whose summer time begins and ends, and where days are not those of UTC.
beforeAll(() => vi.stubEnv('TZ', 'Europe/Berlin'));
afterAll(() => vi.unstubAllEnvs());

describe('days of this computer’s calendar', () => {
  it('begin and end at its own midnight, also when they have 23 or 25 hours', () => {
    expect(startOfDay('2026-11-28')).toBe('2026-11-27T23:00:00.000Z');
    expect(endOfDay('2026-11-28')).toBe('2026-11-28T22:59:59.999Z');
    expect([startOfDay('2026-03-29'), endOfDay('2026-03-29')]).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T21:59:59.999Z',
    ]);
    expect([startOfDay('2026-10-25'), endOfDay('2026-10-25')]).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T22:59:59.999Z',
    ]);
  });

  it('are found again from any of their instants', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31']) {
      expect(dayOf(startOfDay(day))).toBe(day);
      expect(dayOf(endOfDay(day))).toBe(day);
    }
  });

  it('move by days, months and years, and stay inside a shorter month', () => {
    expect(moveDay('2026-03-28', { days: 2 })).toBe('2026-03-30');
    expect(moveDay('2026-01-01', { days: -1 })).toBe('2025-12-31');
    expect(moveDay('2026-03-31', { months: -1 })).toBe('2026-02-28');
    expect(moveDay('2024-02-29', { years: -1 })).toBe('2023-02-28');
    expect(moveDay('2026-11-28', { months: 2 })).toBe('2027-01-28');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(monthOf('2024-02-11')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });
});

describe('whose stays are asked for', () => {
  it('reaches to the last instant of the last day', () => {
    const wish = { kind: 'left', span: { from: '2026-03-29', to: '2026-03-29' } } as const;
    expect(filterOf(wish)).toEqual({
      kind: 'left',
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T21:59:59.999Z',
    });
    expect(filterOf({ ...wish, kind: 'former' })).toEqual({ kind: 'former' });
  });

  it('begins with this month, and keeps the days that were chosen', () => {
    const joined = wishFor(freshWish, 'joined', '2026-11-28');
    expect(joined.span).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    const chosen = { ...joined, span: { from: '2025-01-01', to: '2025-01-02' } };
    expect(wishFor(wishFor(chosen, 'current', '2026-11-28'), 'left', '2026-11-28')).toEqual({
      kind: 'left',
      span: chosen.span,
    });
  });

  it('has spans that are asked for most, also across the turn of the year', () => {
    expect(quickSpans('2026-01-31').map(({ span }) => `${span.from} ${span.to}`)).toEqual([
      '2026-01-01 2026-01-31',
      '2025-12-01 2025-12-31',
      '2026-01-01 2026-12-31',
      '2025-01-01 2025-12-31',
    ]);
  });
});

describe('sizes over time', () => {
  const sizes = [
    { at: at('2026-03-01T09:00:00.000Z'), size: 12 },
    { at: at('2026-03-05T09:00:00.000Z'), size: 13 },
    { at: at('2026-03-05T10:00:00.000Z'), size: 14 },
    // Past midnight here, though not in UTC.
    { at: at('2026-03-05T23:30:00.000Z'), size: 13 },
    { at: at('2026-03-07T09:00:00.000Z'), size: 15 },
    { at: at('2026-03-07T10:00:00.000Z'), size: 13 },
  ];

  it('are what was left of each day, without the days that changed nothing', () => {
    expect(sizesByDay(sizes)).toEqual([
      { day: '2026-03-01', size: 12 },
      { day: '2026-03-05', size: 14 },
      { day: '2026-03-06', size: 13 },
    ]);
  });

  it('need no more than one day to be marked', () => {
    expect(axisDays('2026-11-28', '2026-11-28')).toEqual({ days: ['2026-11-28'], unit: 'day' });
  });

  it('have every day up to today in the chart', () => {
    const days = fillDays(sizesByDay(sizes), '2026-03-08');
    expect(days.map(({ day, size }) => `${day.slice(-2)} ${size}`)).toEqual([
      '01 12',
      '02 12',
      '03 12',
      '04 12',
      '05 14',
      '06 13',
      '07 13',
      '08 13',
    ]);
    expect(days[0]?.at).toBe(Date.parse(startOfDay('2026-03-01')));
    expect(fillDays([], '2026-03-08')).toEqual([]);
  });

  it('keep every change of a long time, however far apart the days of the chart are', () => {
    const changes = [
      { day: '2016-01-01', size: 1 },
      { day: '2020-07-07', size: 5 },
      { day: '2020-07-08', size: 2 },
    ];
    const days = fillDays(changes, '2026-11-28');
    expect(days.length).toBeLessThan(260);
    expect(days.find(({ day }) => day === '2020-07-07')?.size).toBe(5);
    expect(days.at(-1)).toMatchObject({ day: '2026-11-28', size: 2 });
  });

  it('are marked with days, months or years, a handful of each', () => {
    expect(axisDays('2026-11-01', '2026-11-04')).toEqual({
      days: ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'],
      unit: 'day',
    });
    expect(axisDays('2026-01-15', '2026-05-20').days).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
    ]);
    expect(axisDays('2010-06-01', '2026-11-28')).toEqual({
      days: ['2013-01-01', '2016-01-01', '2019-01-01', '2022-01-01', '2025-01-01'],
      unit: 'year',
    });
    for (const from of ['2026-11-28', '2026-10-01', '2025-11-01', '2023-01-01', '1990-01-01']) {
      expect(axisDays(from, '2026-11-28').days.length).toBeLessThanOrEqual(8);
    }
  });

  it('are told in a sentence', () => {
    const tell = (...changes: [string, number][]) =>
      wordSizes(
        changes.map(([day, size]) => ({ day, size })),
        '2026-11-28',
        format,
      );
    expect(tell(['2025-03-03', 12], ['2026-06-09', 34], ['2026-11-01', 31])).toBe(
      'From 12 on 03 Mar 2025 to 31 today; most 34 on 09 Jun 2026.',
    );
    expect(tell(['2025-03-03', 12], ['2026-06-09', 34])).toBe(
      'From 12 on 03 Mar 2025 to 34 today.',
    );
    expect(tell(['2025-03-03', 1])).toBe('1 person since 03 Mar 2025.');
    expect(tell(['2026-11-28', 3])).toBe('3 people today; nothing is known of the days before.');
    expect(tell()).toBe('How many people it had is not known.');
  });

  it('come with what is not known of them', () => {
    expect(wordPast({ knownSince: null, undated: 0 }, format)).toEqual([]);
    const notes = wordPast({ knownSince: at('2026-03-01T09:00:00.000Z'), undated: 1 }, format);
    expect(notes[0]).toMatch(/known since 01 Mar 2026/);
    expect(notes[1]).toMatch(/1 person whose day/);
    expect(wordPast({ knownSince: null, undated: 5 }, format)[0]).toMatch(/5 people whose days/);
  });
});

describe('calendars', () => {
  it('begin the week as chosen, or as the locale does', () => {
    expect(weekSettings('locale', 'de-DE')).toEqual({ firstDayOfWeek: 1, weekendDays: [6, 0] });
    expect(weekSettings('locale', 'en-US').firstDayOfWeek).toBe(0);
    expect(weekSettings('locale', 'ar-EG')).toEqual({ firstDayOfWeek: 6, weekendDays: [5, 6] });
    expect(weekSettings('monday', 'en-US').firstDayOfWeek).toBe(1);
    expect(weekSettings('saturday', 'de-DE').firstDayOfWeek).toBe(6);
    expect(weekSettings('sunday', 'de-DE').firstDayOfWeek).toBe(0);
  });

  it('speak the locale’s language', () => {
    const words = calendarWords('de-DE');
    expect(words.monthLabelFormat('2026-03-01')).toBe('März 2026');
    expect(words.weekdayFormat('2026-11-28')).toBe('Sa');
    expect(words.getDayAriaLabel('2026-11-28')).toBe('Samstag, 28. November 2026');
  });
});
