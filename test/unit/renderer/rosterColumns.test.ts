import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  chosenColumns,
  offeredColumns,
  rememberedAttributes,
  withColumn,
} from '../../../renderer/features/roster/rosterColumns.ts';
import { moveBy, moveTo } from '../../../renderer/ui/moveInList.ts';

const offered = offeredColumns(true, ['Size', 'Diet']);
const idsOf = (columns: readonly { id: string }[]) => columns.map(({ id }) => id);

describe('the columns of the roster', () => {
  it('are Muster’s own until somebody chooses, with the mark at the end', () => {
    expect(idsOf(chosenColumns(offered, null))).toEqual([
      'name',
      'email',
      'phone',
      'joinedAt',
      'role',
      'syncMark',
    ]);
  });

  it('have no role where the provider knows no admins, remembered or not', () => {
    const without = offeredColumns(false, []);
    expect(idsOf(without)).not.toContain('role');
    expect(idsOf(chosenColumns(without, ['name', 'role', 'phone']))).toEqual(['name', 'phone']);
  });

  it('come back in the remembered order, without what nobody knows any more', () => {
    const remembered = ['attribute:Size', 'email', 'shoeSize', 'email'];
    expect(idsOf(chosenColumns(offered, remembered))).toEqual(['name', 'attribute:Size', 'email']);
  });

  it('always begin with the name', () => {
    expect(idsOf(chosenColumns(offered, ['phone', 'name']))).toEqual(['name', 'phone']);
    expect(idsOf(chosenColumns(offered, []))).toEqual(['name']);
  });

  it('take one more before the mark where that stands last', () => {
    const columns = chosenColumns(offered, ['name', 'phone', 'syncMark']);
    expect(withColumn(columns, 'status')).toEqual(['name', 'phone', 'status', 'syncMark']);
    const marked = chosenColumns(offered, ['name', 'syncMark', 'phone']);
    expect(withColumn(marked, 'status')).toEqual(['name', 'syncMark', 'phone', 'status']);
  });

  it('know which attribute they show', () => {
    expect(attributeOf('attribute:Size')).toBe('Size');
    expect(attributeOf('email')).toBeNull();
    expect(rememberedAttributes(['name', 'attribute:Diet', 'attribute:'])).toEqual(['Diet']);
    expect(rememberedAttributes(null)).toEqual([]);
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
