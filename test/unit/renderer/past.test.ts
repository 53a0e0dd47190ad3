import { describe, expect, it } from 'vitest';
import { type Instant, instantSchema } from '#shared/domain/time.ts';
import { isEndOfDay, pastChoices } from '../../../renderer/features/roster/pastMoments.ts';
import { wordLimits, wordMoment } from '../../../renderer/features/roster/pastWording.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { dayOf, endOfDay } from '../../../renderer/ui/localDays.ts';

const dates = createDateFormats();
const instant = (text: string): Instant => instantSchema.parse(text);
const local = (...parts: [number, number, number, number, number, number, number]) =>
  instant(new Date(...parts).toISOString());

describe('the instant a day of the past stands for', () => {
  it('is its last one on this computer’s calendar', () => {
    expect(endOfDay('2026-03-14')).toBe(local(2026, 2, 14, 23, 59, 59, 999));
    expect(endOfDay('2024-02-29')).toBe(local(2024, 1, 29, 23, 59, 59, 999));
  });

  it('leads back to the day', () => {
    const end = endOfDay('2026-03-14');
    expect(dayOf(end)).toBe('2026-03-14');
    expect(isEndOfDay(end)).toBe(true);
    expect(isEndOfDay(local(2026, 2, 14, 14, 2, 0, 0))).toBe(false);
  });
});

describe('days often asked for', () => {
  const choose = (now: Date, changedAt: Instant | null = null) =>
    Object.fromEntries(pastChoices(now, changedAt).map(({ id, at }) => [id, dayOf(at)]));

  it('are a month ago, a year ago and the start of this year', () => {
    expect(choose(new Date(2026, 10, 28, 9))).toEqual({
      monthAgo: '2026-10-28',
      yearAgo: '2025-11-28',
      startOfYear: '2026-01-01',
    });
  });

  it('stay within a shorter month', () => {
    expect(choose(new Date(2026, 2, 31)).monthAgo).toBe('2026-02-28');
    expect(choose(new Date(2028, 1, 29)).yearAgo).toBe('2027-02-28');
    expect(choose(new Date(2026, 0, 15)).monthAgo).toBe('2025-12-15');
  });

  it('hold the moment before the last change, where that is known', () => {
    const choices = pastChoices(new Date(2026, 10, 28), instant('2026-03-14T10:00:00.000Z'));
    expect(choices.at(-1)).toMatchObject({ id: 'lastChange', at: '2026-03-14T09:59:59.999Z' });
  });
});

describe('what is said about the past', () => {
  const at = local(2026, 2, 14, 23, 59, 59, 999);

  it('is the day, and the time only where it is not the whole day', () => {
    expect(wordMoment(at, dates)).toBe(dates.day(at));
    const atTwo = local(2026, 2, 14, 14, 2, 0, 0);
    expect(wordMoment(atTwo, dates)).toContain(`${dates.day(atTwo)}, `);
  });

  it('is nothing more where all of it is known', () => {
    expect(wordLimits({ knownSince: null, undated: 0 }, at, dates)).toEqual([]);
    expect(wordLimits({}, at, dates)).toEqual([]);
    const before = instant('2020-01-01T00:00:00.000Z');
    expect(wordLimits({ knownSince: before, undated: 0 }, at, dates)).toEqual([]);
  });

  it('is since when it is known, and who has no date', () => {
    const since = instant('2026-06-01T00:00:00.000Z');
    const [known, undated] = wordLimits({ knownSince: since, undated: 1 }, at, dates);
    expect(known).toContain(`is known since ${dates.day(since)}`);
    expect(undated).toContain('1 person without a joining date is listed');
  });
});
