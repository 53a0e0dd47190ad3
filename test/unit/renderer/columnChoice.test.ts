import { describe, expect, it } from 'vitest';
import { limits } from '#shared/domain/limits.ts';
import { tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import {
  attributeColumnId,
  attributeOf,
  attributesOf,
  chosenColumns,
  isFull,
  rememberedAttributes,
  type TableColumn,
  withColumn,
} from '../../../renderer/features/columns/columnChoice.ts';
import { moveBy, moveTo } from '../../../renderer/features/columns/moveInList.ts';

const column = (id: string, more: Partial<TableColumn> = {}): TableColumn => ({
  id,
  title: id,
  isShownAtFirst: false,
  ...more,
});
const offer = (attributes: readonly string[]) => [
  column('name'),
  column('email', { isShownAtFirst: true }),
  column('phone'),
  ...attributes.map((name) => column(attributeColumnId(name))),
  column('mark', { isShownAtFirst: true, staysLast: true }),
];
const offered = offer(['Size', 'Diet']);
const chosen = (remembered: readonly string[] | null) =>
  chosenColumns(offered, remembered).map(({ id }) => id);

describe('the columns of a table', () => {
  it('are Muster’s own until somebody chooses, the first of them always', () => {
    expect(chosen(null)).toEqual(['name', 'email', 'mark']);
    expect(chosen(['phone', 'name'])).toEqual(['name', 'phone']);
    expect(chosen([])).toEqual(['name']);
  });

  it('come back in the remembered order, once, without what nobody knows', () => {
    const remembered = ['attribute:Size', 'email', 'columnOfTomorrow', 'email'];
    expect(chosen(remembered)).toEqual(['name', 'attribute:Size', 'email']);
  });

  it('take one more at the end, but before the one that stays last', () => {
    const marked = chosenColumns(offered, ['email', 'mark']);
    expect(withColumn(marked, 'phone')).toEqual(['name', 'email', 'phone', 'mark']);
    const moved = chosenColumns(offered, ['mark', 'email']);
    expect(withColumn(moved, 'phone')).toEqual(['name', 'mark', 'email', 'phone']);
  });
});

describe('columns of attributes', () => {
  it('are told from Muster’s own by their id', () => {
    expect(attributeOf('attribute:a:b')).toBe('a:b');
    expect(attributeOf('attribute:')).toBeNull();
    expect(attributeOf('email')).toBeNull();
  });

  it('are known from what is remembered, without asking', () => {
    const remembered = ['name', 'attribute:Diet', 'attribute:', 'attribute:Diet'];
    expect(rememberedAttributes(remembered)).toEqual(['Diet']);
    expect(rememberedAttributes(null)).toEqual([]);
  });

  it('ask for the same attributes wherever they stand', () => {
    const asked = (remembered: string[]) => attributesOf(chosenColumns(offered, remembered));
    expect(asked(['attribute:Size', 'email', 'attribute:Diet'])).toEqual(['Diet', 'Size']);
    expect(asked(['attribute:Diet', 'attribute:Size'])).toEqual(['Diet', 'Size']);
  });

  it('are as many as the rows can hold, and no more', () => {
    const names = Array.from({ length: limits.attributeColumns + 1 }, (_, index) => `a${index}`);
    const ids = names.map(attributeColumnId);
    const all = chosenColumns(offer(names), [...ids, 'phone']);
    expect(all.map(({ id }) => id)).toEqual(['name', ...ids.slice(0, -1), 'phone']);
    expect(isFull(all)).toBe(true);
    expect(isFull(chosenColumns(offer(names), ids.slice(2)))).toBe(false);
  });

  it('can be remembered however long the attribute’s name is', () => {
    const id = attributeColumnId('x'.repeat(limits.attributeNameLength));
    expect(tableLayoutSchema.parse({ peopleColumns: [id] }).peopleColumns).toEqual([id]);
  });
});

describe('moving in a list', () => {
  it('goes by one and stays at the ends', () => {
    expect(moveBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveBy(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moveBy(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });

  it('goes to a place, and keeps the list when the item is not in it', () => {
    expect(moveTo(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
    expect(moveTo(['a', 'b', 'c'], 'x', 0)).toEqual(['a', 'b', 'c']);
  });
});
