import { Table } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { RosterRow } from '#shared/domain/roster.ts';
import grid from '../../ui/RowGrid.module.css';
import { RosterCell } from './RosterCell.tsx';
import classes from './RosterTable.module.css';
import type { RosterColumn } from './rosterColumns.ts';

interface RosterTableRowProps {
  person: RosterRow;
  columns: readonly RosterColumn[];
  index: number;
  top: number;
  isSelected: boolean;
  isActive: boolean;
}

/** The first two rows of a grid are counted from one, and the headings are the first. */
const firstRowIndex = 2;

/**
 * One person. Clicks and keys are handled by the body; the checkbox shows, and is a target for the pointer. It is a plain
 * one: Mantine's costs more than the rest of the row, and in a second of scrolling hundreds of rows pass by.
 */
export const RosterTableRow = memo(function RosterTableRow({
  person,
  columns,
  index,
  top,
  isSelected,
  isActive,
}: RosterTableRowProps): ReactNode {
  return (
    <Table.Tr
      role="row"
      className={grid.row}
      data-index={index}
      data-person={person.id}
      data-selected={isSelected || undefined}
      aria-rowindex={index + firstRowIndex}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Table.Td role="gridcell" className={grid.cell} data-column="select">
        <input
          type="checkbox"
          className={classes.box}
          tabIndex={-1}
          aria-label={`Select ${person.name}`}
          checked={isSelected}
          onChange={ignore}
        />
      </Table.Td>
      {columns.map((column) => (
        <Table.Td key={column.id} role="gridcell" className={grid.cell} data-column={column.id}>
          <RosterCell column={column} person={person} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
});

function ignore(): void {
  // The row's body hears the click.
}

/** The place of somebody whose page has not come yet. */
export function RosterWaitingRow({ index, top }: { index: number; top: number }): ReactNode {
  return (
    <Table.Tr className={grid.row} aria-hidden style={{ transform: `translateY(${top}px)` }}>
      <Table.Td className={grid.cell} data-column="select" />
      <Table.Td className={grid.cell} data-column="name">
        <span className={classes.waiting} style={{ width: `${45 + ((index * 17) % 40)}%` }} />
      </Table.Td>
    </Table.Tr>
  );
}
