import { describe, expect, it } from 'vitest';
import { chosenColumns, withColumn } from '../../../renderer/features/columns/columnChoice.ts';
import { offeredColumns } from '../../../renderer/features/roster/rosterColumns.ts';

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

  it('keep the mark at the end when one more is shown', () => {
    const columns = withColumn(chosenColumns(offered, null), 'attribute:Diet');
    expect(columns.slice(-3)).toEqual(['role', 'attribute:Diet', 'syncMark']);
  });
});
