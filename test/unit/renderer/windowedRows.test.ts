import { describe, expect, it } from 'vitest';
import { askNext, joinPages, pagesAround, rowAt } from '../../../renderer/ipc/windowPages.ts';

const page = (items: string[], total: number) => ({ items, nextCursor: null, total });
const inSight = (first: number, last: number, also = first) => ({ first, last, also });

describe('the pages around what is in sight', () => {
  it('are the first two at the beginning of a long list', () => {
    expect(pagesAround(inSight(0, 60), 100, 100_000)).toEqual([0, 1]);
  });

  it('are few, wherever one looks', () => {
    expect(pagesAround(inSight(50_000, 50_040), 100, 100_000)).toEqual([499, 500]);
    expect(pagesAround(inSight(99_960, 99_999), 100, 100_000)).toEqual([999]);
  });

  it('take in the row that has the keyboard, far away', () => {
    expect(pagesAround(inSight(50_020, 50_049, 3), 100, 100_000)).toEqual([0, 499, 500]);
  });

  it('never lie behind the end, and are the first of an empty list', () => {
    expect(pagesAround(inSight(700, 740), 100, 250)).toEqual([2]);
    expect(pagesAround(inSight(0, 20), 100, 0)).toEqual([0]);
  });

  it('may be any while the length is not known', () => {
    expect(pagesAround(inSight(0, 10), 100, null)).toEqual([0]);
  });
});

describe('what is asked for next', () => {
  const asked = { key: 'a', pages: [0, 1] };

  it('is another list at once, even while an answer is on its way', () => {
    expect(askNext(asked, 'an', [0], true)).toEqual({ key: 'an', pages: [0] });
  });

  it('waits within a list until what was asked for has come', () => {
    expect(askNext(asked, 'a', [7, 8], true)).toBe(asked);
    expect(askNext(asked, 'a', [7, 8], false)).toEqual({ key: 'a', pages: [7, 8] });
  });

  it('is nothing new for the same pages', () => {
    expect(askNext(asked, 'a', [0, 1], false)).toBe(asked);
  });
});

describe('the rows of some pages', () => {
  const asked = { key: 'a', pages: [0, 3] };

  it('stand in their places, with nothing where no page has come', () => {
    const known = joinPages(asked, 2, [
      { page: page(['Amara', 'Bruno'], 9), at: 1 },
      { page: page(['Grace', 'Hiroshi'], 9), at: 2 },
    ]);
    expect([0, 1, 2, 6, 7].map((index) => rowAt(known, index))).toEqual([
      'Amara',
      'Bruno',
      undefined,
      'Grace',
      'Hiroshi',
    ]);
  });

  it('take the length from the newest page', () => {
    const pages = (first: number, second: number) => [
      { page: page(['Amara', 'Bruno'], 9), at: first },
      { page: page(['Grace'], 7), at: second },
    ];
    expect(joinPages(asked, 2, pages(1, 2))?.total).toBe(7);
    expect(joinPages(asked, 2, pages(2, 1))?.total).toBe(9);
  });

  it('are not known before the first page has come', () => {
    const none = joinPages<string>(asked, 2, [
      { page: undefined, at: 0 },
      { page: undefined, at: 0 },
    ]);
    expect(none).toBeNull();
    expect(rowAt(none, 0)).toBeUndefined();
  });
});
