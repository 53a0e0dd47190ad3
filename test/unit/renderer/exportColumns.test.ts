import { describe, expect, it } from 'vitest';
import type { ExportColumn } from '#shared/domain/exporting.ts';
import {
  addColumn,
  defaultColumns,
  fitColumns,
  moveColumn,
  type OfferedColumn,
  otherColumns,
  removeColumn,
  renameColumn,
} from '../../../renderer/features/exports/exportColumns.ts';
import {
  peopleSorts,
  rosterSorts,
  wordOtherOrder,
} from '../../../renderer/features/exports/sortChoices.ts';

const offered: OfferedColumn[] = [
  { field: 'name', heading: 'Name', isDefault: true },
  { field: 'email', heading: 'E-mail', isDefault: true },
  { field: 'joined', heading: 'Joined', isDefault: false },
  { field: 'attribute:Size', heading: 'Size', isDefault: false },
];
const columns: ExportColumn[] = [
  { field: 'email', heading: 'Write to' },
  { field: 'attribute:Size', heading: null },
  { field: 'name', heading: null },
];
const fields = (of: readonly { field: string }[]) => of.map(({ field }) => field);

describe('the columns of an export', () => {
  it('begin with the defaults, as Muster calls them', () => {
    expect(defaultColumns(offered)).toEqual([
      { field: 'name', heading: null },
      { field: 'email', heading: null },
    ]);
  });

  it('lose what is no longer offered and keep their order and headings', () => {
    const [name, email] = offered;
    const fewer = [name, email].flatMap((column) => column ?? []);
    expect(fitColumns(columns, fewer)).toEqual([
      { field: 'email', heading: 'Write to' },
      { field: 'name', heading: null },
    ]);
  });

  it('leave the others in the order they are offered in', () => {
    expect(fields(otherColumns(columns, offered))).toEqual(['joined']);
    expect(fields(otherColumns([], offered))).toEqual(fields(offered));
  });

  it('are added at the end and taken out again', () => {
    const more = addColumn(columns, 'joined');
    expect(fields(more)).toEqual(['email', 'attribute:Size', 'name', 'joined']);
    expect(removeColumn(more, 'joined')).toEqual(columns);
  });

  it('move to a place and stay within the list', () => {
    expect(fields(moveColumn(columns, 'name', 0))).toEqual(['name', 'email', 'attribute:Size']);
    expect(fields(moveColumn(columns, 'email', 9))).toEqual(['attribute:Size', 'name', 'email']);
    expect(moveColumn(columns, 'joined', 0)).toEqual(columns);
  });

  it('take another heading, and Muster’s own back when it is cleared or typed again', () => {
    const column = { field: 'email', heading: 'E-mail' } as const;
    const headingAfter = (typed: string) => renameColumn(columns, column, typed)[0]?.heading;
    expect(headingAfter('  Mail  ')).toBe('Mail');
    expect(headingAfter('   ')).toBeNull();
    expect(headingAfter('E-mail')).toBeNull();
    expect(renameColumn(columns, column, 'Mail').slice(1)).toEqual(columns.slice(1));
  });
});

describe('the order of an export', () => {
  it('can be by Muster’s own fields, and by an attribute that is written', () => {
    const keys = (of: ExportColumn[]) => rosterSorts(offered, of).map(({ key }) => key);
    expect(keys(columns)).toEqual(['name', 'email', 'joinedAt', 'attribute:Size']);
    expect(keys([])).toEqual(['name', 'email', 'joinedAt']);
  });

  it('of people can be by what people can be sorted by', () => {
    expect(peopleSorts(offered)).toEqual([
      { key: 'name', label: 'Name' },
      { key: 'email', label: 'E-mail' },
    ]);
  });

  it('by several columns is said in words, by one is not', () => {
    const choices = rosterSorts(offered, columns);
    const by = (...keys: ('name' | 'joinedAt' | 'attribute:Shoes')[]) =>
      keys.map((key) => ({ key, direction: 'ascending' as const }));
    expect(wordOtherOrder(by('joinedAt', 'attribute:Shoes', 'name'), choices)).toBe(
      'Joined, then Shoes, then Name',
    );
    expect(wordOtherOrder(by('joinedAt'), choices)).toBeNull();
    expect(wordOtherOrder([], choices)).toBeNull();
    expect(wordOtherOrder(by('attribute:Shoes'), choices)).toBe('Shoes');
  });
});
