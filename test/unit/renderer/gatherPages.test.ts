import { describe, expect, it } from 'vitest';
import { createGatherer } from '../../../renderer/ipc/gatherPages.ts';

interface Row {
  id: string;
  text: string;
}

const row = (id: string, text = id): Row => ({ id, text });
const rows = (ids: string, text?: string) => [...ids].map((id) => row(id, text ?? id));
const page = (ids: string, nextCursor: string | null, total: number) => ({
  items: rows(ids),
  nextCursor,
  total,
});
const idsOf = ({ items }: { items: Row[] }) => items.map(({ id }) => id).join('');
const gatherer = (before: readonly Row[] = []) =>
  createGatherer<Row, ReturnType<typeof page>>(({ id }) => id, before);

describe('a list put together from its pages', () => {
  it('grows with each, and is complete with the last', () => {
    const add = gatherer();
    const first = add(page('ab', '2', 5));
    expect(first).toMatchObject({ total: 5, isComplete: false });
    expect(idsOf(first)).toBe('ab');
    expect(idsOf(add(page('cd', '4', 5)))).toBe('abcd');
    expect(idsOf(first)).toBe('ab');
    const last = add(page('e', null, 5));
    expect(idsOf(last)).toBe('abcde');
    expect(last.isComplete).toBe(true);
    expect(last.first).toBe(first.first);
  });

  it('holds a row once, as it came last, when pages overlap', () => {
    const add = gatherer();
    add(page('abc', '2', 4));
    const { items } = add({ items: [row('c', 'new'), row('d')], nextCursor: null, total: 4 });
    expect(items.map(({ text }) => text)).toEqual(['a', 'b', 'new', 'd']);
  });

  it('goes on showing the rows that are still to come again', () => {
    const add = gatherer(rows('abcdef', 'old'));
    const first = add(page('ab', '2', 6));
    expect(idsOf(first)).toBe('abcdef');
    expect(first.items.map(({ text }) => text).join(' ')).toBe('a b old old old old');
  });

  it('shows at once who has gone from the first page, and nobody twice', () => {
    const add = gatherer(rows('abcdef'));
    expect(idsOf(add(page('ac', '2', 5)))).toBe('acdef');
    expect(idsOf(add(page('de', '4', 5)))).toBe('acdef');
    expect(idsOf(add(page('f', null, 5)))).toBe('acdef');
  });

  it('shows at once who has come on the first page, and leaves nobody out', () => {
    const add = gatherer(rows('abcd'));
    expect(idsOf(add(page('xa', '2', 5)))).toBe('xabcd');
  });

  it('ends with what the store said, whatever was there before', () => {
    const add = gatherer(rows('abcdef'));
    add(page('ab', '2', 3));
    expect(idsOf(add(page('g', null, 3)))).toBe('abg');
  });
});
