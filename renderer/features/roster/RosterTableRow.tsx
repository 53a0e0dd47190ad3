import { Checkbox, Table } from '@mantine/core';
import { flexRender, type Row } from '@tanstack/react-table';
import { memo, type ReactNode } from 'react';
import type { RosterRow } from '#shared/domain/roster.ts';
import classes from './RosterTable.module.css';
import type { rosterFeatures } from './rosterColumns.tsx';

interface RosterTableRowProps {
  row: Row<typeof rosterFeatures, RosterRow>;
  index: number;
  top: number;
  isSelected: boolean;
  isActive: boolean;
  /** How many are visible; a change draws the row anew. */
  columns: number;
}

/** The first two rows of a grid are counted from one, and the headings are the first. */
const firstRowIndex = 2;

/** One person. Clicks and keys are handled by the body; the checkbox shows, and is a target for the pointer. */
export const RosterTableRow = memo(function RosterTableRow({
  row,
  index,
  top,
  isSelected,
  isActive,
}: RosterTableRowProps): ReactNode {
  const person = row.original;
  return (
    <Table.Tr
      role="row"
      className={classes.row}
      data-index={index}
      data-person={person.id}
      data-selected={isSelected || undefined}
      aria-rowindex={index + firstRowIndex}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Table.Td role="gridcell" className={classes.cell}>
        <Checkbox
          tabIndex={-1}
          aria-label={`Select ${person.name}`}
          checked={isSelected}
          onChange={ignore}
        />
      </Table.Td>
      {row.getVisibleCells().map((cell) => (
        <Table.Td
          key={cell.id}
          role="gridcell"
          className={classes.cell}
          data-column={cell.column.id}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}, isSame);

function ignore(): void {
  // The row's body hears the click.
}

/** TanStack makes new row objects for the same people, so the people are compared. */
function isSame(before: RosterTableRowProps, after: RosterTableRowProps): boolean {
  return (
    before.row.original === after.row.original &&
    before.index === after.index &&
    before.top === after.top &&
    before.isSelected === after.isSelected &&
    before.isActive === after.isActive &&
    before.columns === after.columns
  );
}
