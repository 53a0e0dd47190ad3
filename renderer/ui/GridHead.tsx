import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import grid from './RowGrid.module.css';

interface GridHeadProps {
  headings: readonly string[];
  /** The heading before them: a box that chooses everybody. */
  children?: ReactNode;
}

/** Headings that only name their columns. */
export function GridHead({ headings, children }: GridHeadProps): ReactNode {
  return (
    <Table.Thead role="rowgroup" className={grid.head}>
      <Table.Tr role="row" aria-rowindex={1} className={grid.row}>
        {children !== undefined && (
          <Table.Th role="columnheader" scope="col" className={grid.cell}>
            {children}
          </Table.Th>
        )}
        {headings.map((heading) => (
          <Table.Th
            key={heading}
            role="columnheader"
            scope="col"
            className={grid.cell}
            data-column={heading}
          >
            {heading}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}
