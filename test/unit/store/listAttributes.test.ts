import { describe, expect, it } from 'vitest';
import { openTestStore } from '#test/support/openTestStore.ts';
import { pull, remotePerson } from '#test/support/storeSeed.ts';
import { club } from './club.ts';

describe('listAttributes', () => {
  it('names what people have, those of most people first, without those who are gone', () => {
    const { store } = club();
    const counted = [
      { name: 'Town', people: 2 },
      { name: 'Size', people: 1 },
    ];
    expect(store.listAttributes()).toEqual(counted);
    pull(store, { people: [{ ...remotePerson('Ana'), attributes: { Town: 'Ulm' } }] });
    expect(store.listAttributes()).toEqual([{ name: 'Town', people: 1 }]);
  });

  it('leaves out names that cannot be a column, and stops at 200', () => {
    const { store } = openTestStore();
    const attributes = Object.fromEntries(
      ['', 'x'.repeat(201), ...Array.from({ length: 300 }, (_, n) => `a${n}`)].map((name) => [
        name,
        'yes',
      ]),
    );
    pull(store, { people: [{ ...remotePerson('Ana'), attributes }] });
    const listed = store.listAttributes();
    expect(listed).toHaveLength(200);
    expect(listed.every(({ name }) => name.startsWith('a'))).toBe(true);
  });
});
