import { describe, expect, it } from 'vitest';
import { personIdSchema } from '#shared/domain/ids.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import {
  attributesOf,
  chosenColumns,
  isFull,
  offeredColumns,
  toggleColumn,
} from '../../../renderer/features/people/columnChoice.ts';
import { tabSeparated } from '../../../renderer/ui/tabSeparated.ts';
import { uuid } from './changeOf.ts';

const ids = (remembered: readonly string[] | null) => chosenColumns(remembered).map(({ id }) => id);

describe('the columns of the people', () => {
  it('are Muster’s own as long as nobody chose, the name first', () => {
    expect(ids(null)).toEqual(['name', 'email', 'phone', 'groups', 'status']);
  });

  it('are those remembered, in their order, without what nobody knows', () => {
    expect(ids(['status', 'attribute:T-shirt', 'inventedLater', 'email'])).toEqual([
      'name',
      'status',
      'attribute:T-shirt',
      'email',
    ]);
    expect(ids([])).toEqual(['name']);
  });

  it('come and go, what everybody has before the attributes', () => {
    const chosen = chosenColumns(['attribute:T-shirt', 'status']);
    expect(toggleColumn(chosen, 'email')).toEqual(['email', 'status', 'attribute:T-shirt']);
    expect(toggleColumn(chosen, 'status')).toEqual(['attribute:T-shirt']);
    expect(toggleColumn(chosenColumns(null), 'attribute:Size')).toEqual([
      'email',
      'phone',
      'groups',
      'status',
      'attribute:Size',
    ]);
  });

  it('tell which attributes the rows are to hold', () => {
    expect(attributesOf(chosenColumns(['email', 'attribute:a:b', 'attribute:c']))).toEqual([
      'a:b',
      'c',
    ]);
  });

  it('are full with as many attributes as one table takes', () => {
    const many = Array.from({ length: 30 }, (_, index) => `attribute:${index}`);
    expect(isFull(chosenColumns(many))).toBe(true);
    expect(isFull(chosenColumns(many.slice(1)))).toBe(false);
  });
});

describe('people for a spreadsheet', () => {
  const person: PersonRow = {
    id: personIdSchema.parse(uuid(1, 1)),
    memberKey: null,
    name: '=HYPERLINK("x")',
    email: null,
    phone: '+44 20 7946 0000',
    status: 'gone',
    attributes: { 'T-shirt': 'M' },
    groupCount: 8,
    groupNames: ['Board', 'Choir'],
  };

  it('have a cell for each column on the screen', () => {
    const columns = [...chosenColumns(null), ...offeredColumns(['T-shirt']).slice(-1)];
    expect(tabSeparated([columns.map((column) => column.text(person))])).toBe(
      `'=HYPERLINK("x")\t\t+44 20 7946 0000\tBoard, Choir and 6 more\tNo longer listed\tM`,
    );
  });

  it('keep to their lines whatever is in a cell', () => {
    expect(
      tabSeparated([
        ['a\tb\nc', 'd'],
        ['e', '@f'],
      ]),
    ).toBe("a b c\td\ne\t'@f");
  });
});
