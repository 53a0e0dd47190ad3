import { describe, expect, it } from 'vitest';
import { personIdSchema } from '#shared/domain/ids.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { chosenColumns } from '../../../renderer/features/columns/columnChoice.ts';
import { offeredColumns } from '../../../renderer/features/people/peopleColumns.tsx';
import { tabSeparated } from '../../../renderer/ui/tabSeparated.ts';
import { uuid } from './changeOf.ts';

describe('the columns of the people', () => {
  it('are Muster’s own as long as nobody chose, the name first', () => {
    expect(chosenColumns(offeredColumns(['T-shirt']), null).map(({ id }) => id)).toEqual([
      'name',
      'email',
      'phone',
      'groups',
      'status',
    ]);
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
    const remembered = ['email', 'phone', 'groups', 'status', 'attribute:T-shirt'];
    const columns = chosenColumns(offeredColumns(['T-shirt']), remembered);
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
