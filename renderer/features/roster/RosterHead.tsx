import { Checkbox, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterRow, RosterSort } from '#shared/domain/roster.ts';
import { view } from '../../app/viewStore.ts';
import classes from './RosterTable.module.css';
import { type rosterFeatures, sortAfterClick } from './rosterColumns.tsx';
import { clearIds, coverage, type Selection } from './selection.ts';

interface RosterHeadProps {
  columns: Column<typeof rosterFeatures, RosterRow, unknown>[];
  sort: RosterSort;
  selection: Selection<PersonId>;
  order: readonly PersonId[];
  onSelectAll: () => void;
}

/** Column headings: the one sorted by says so, to the eye and to a screen reader. */
export function RosterHead(props: RosterHeadProps): ReactNode {
  const { columns, sort, selection, order, onSelectAll } = props;
  const covered = coverage(selection, order);
  return (
    <Table.Thead role="rowgroup" className={classes.head}>
      <Table.Tr role="row" aria-rowindex={1} className={classes.row}>
        <Table.Th role="columnheader" className={classes.cell}>
          <Checkbox
            aria-label="Select everybody"
            checked={covered === 'all'}
            indeterminate={covered === 'some'}
            disabled={order.length === 0}
            onChange={() => (covered === 'all' ? view.select(clearIds) : onSelectAll())}
          />
        </Table.Th>
        {columns.map((column) => (
          <HeadCell
            key={column.id}
            id={column.id}
            title={String(column.columnDef.header)}
            sort={sort}
          />
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

interface HeadCellProps {
  id: string;
  title: string;
  sort: RosterSort;
}

function HeadCell({ id, title, sort }: HeadCellProps): ReactNode {
  const next = sortAfterClick(id, sort);
  if (next === null) {
    return (
      <Table.Th role="columnheader" className={classes.cell}>
        <VisuallyHidden>{title}</VisuallyHidden>
      </Table.Th>
    );
  }
  const isSorted = sort.key === id;
  const Arrow = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th
      role="columnheader"
      className={classes.cell}
      aria-sort={isSorted ? sort.direction : 'none'}
    >
      <UnstyledButton className={classes.sort} onClick={() => view.sortRoster(next)}>
        {title}
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}
