import { ActionIcon, Checkbox, Table } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import grid from '../../ui/RowGrid.module.css';
import classes from './PeopleTable.module.css';
import { PendingCell, type PeopleColumn } from './peopleColumns.tsx';

interface PeopleTableRowProps {
  /** Undefined while the row has not come. */
  person: PersonRow | undefined;
  index: number;
  top: number;
  columns: readonly PeopleColumn[];
  isSelected: boolean;
  isActive: boolean;
}

/** The first two rows of a grid are counted from one, and the headings are the first. */
const firstRowIndex = 2;

/** One person, or the place of one. Clicks and keys are handled by the body. */
export const PeopleTableRow = memo(function PeopleTableRow(props: PeopleTableRowProps): ReactNode {
  const { person, index, top, columns, isSelected, isActive } = props;
  return (
    <Table.Tr
      role="row"
      className={grid.row}
      data-index={index}
      data-person={person?.id}
      data-selected={isSelected || undefined}
      aria-rowindex={index + firstRowIndex}
      aria-selected={isSelected}
      aria-busy={person === undefined || undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Table.Td role="gridcell" className={grid.cell}>
        <Checkbox
          tabIndex={-1}
          aria-label={person === undefined ? 'Select' : `Select ${person.name}`}
          checked={isSelected}
          disabled={person === undefined}
          onChange={ignore}
        />
      </Table.Td>
      {columns.map((column) => (
        <Table.Td key={column.id} role="gridcell" className={grid.cell} data-column={column.id}>
          {person === undefined ? <PendingCell columnId={column.id} /> : column.cell(person)}
        </Table.Td>
      ))}
      <Table.Td role="gridcell" className={`${grid.cell} ${classes.open}`}>
        {person !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            tabIndex={-1}
            title="Open (Enter)"
            aria-label={`Open ${person.name}`}
          >
            <IconLayoutSidebarRightExpand size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
});

function ignore(): void {
  // The body hears the click.
}
