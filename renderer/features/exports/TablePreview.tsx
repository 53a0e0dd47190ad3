import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import { scrollRegion } from '../../ui/scrollRegion.ts';
import classes from './ExportPreview.module.css';

interface TablePreviewProps {
  headings: readonly string[];
  rows: readonly (readonly string[])[];
  titleId: string;
}

/** A matrix has a column for each group: nobody looks through thousands of them here. */
const mostShown = 60;

/** The beginning of a table, cell by cell. */
export function TablePreview({ headings, rows, titleId }: TablePreviewProps): ReactNode {
  const shown = headings.slice(0, mostShown);
  const more = headings.length - shown.length;
  return (
    <>
      <div className={classes.frame} {...scrollRegion(titleId)}>
        <Table aria-labelledby={titleId} withColumnBorders tabularNums className={classes.table}>
          <Table.Thead>
            <Table.Tr>{shown.map(headCell)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>{rows.map((cells, row) => bodyRow(cells, shown.length, row))}</Table.Tbody>
        </Table>
      </div>
      {more > 0 && (
        <Text size="xs" c="dimmed">
          And {formatCount(more)} more columns.
        </Text>
      )}
    </>
  );
}

/** Two columns may have the same heading: each is told by where it stands. */
function headCell(heading: string, column: number): ReactNode {
  return (
    <Table.Th key={`column ${column}`} scope="col" dir="auto" title={heading}>
      {heading}
    </Table.Th>
  );
}

/** Rows have no id of their own here: they are text, and stand where they stand. */
function bodyRow(cells: readonly string[], columns: number, row: number): ReactNode {
  return (
    <Table.Tr key={`row ${row}`}>
      {cells.slice(0, columns).map((cell, column) => bodyCell(cell, column))}
    </Table.Tr>
  );
}

function bodyCell(cell: string, column: number): ReactNode {
  return (
    <Table.Td key={`column ${column}`} dir="auto" ta="left" title={cell}>
      {cell}
    </Table.Td>
  );
}
