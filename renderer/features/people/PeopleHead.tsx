import { Checkbox, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import { view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import grid from '../../ui/RowGrid.module.css';
import type { PeopleColumn } from './peopleColumns.tsx';
import { sortAfterClick } from './peopleSort.ts';

interface PeopleHeadProps {
  columns: readonly PeopleColumn[];
  sort: PeopleSort;
  chosen: number;
  total: number;
  onSelectAll: () => void;
  onClear: () => void;
}

/** Column headings: the one sorted by says so, to the eye and to a screen reader. */
export function PeopleHead(props: PeopleHeadProps): ReactNode {
  const { columns, sort, chosen, total, onSelectAll, onClear } = props;
  const hasAll = chosen > 0 && chosen >= total;
  return (
    <Table.Thead role="rowgroup" className={grid.head}>
      <Table.Tr role="row" aria-rowindex={1} className={grid.row}>
        <Table.Th role="columnheader" className={grid.cell}>
          <Checkbox
            aria-label={`Select all ${formatCount(total)}`}
            checked={hasAll}
            indeterminate={chosen > 0 && !hasAll}
            onChange={() => (hasAll ? onClear() : onSelectAll())}
          />
        </Table.Th>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} />
        ))}
        <Table.Th role="columnheader" className={grid.cell}>
          <VisuallyHidden>Open</VisuallyHidden>
        </Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

function HeadCell({ column, sort }: { column: PeopleColumn; sort: PeopleSort }): ReactNode {
  const { title, sortKey } = column;
  if (sortKey === null) {
    return (
      <Table.Th role="columnheader" className={grid.cell}>
        <bdi className={grid.text} title={title}>
          {title}
        </bdi>
      </Table.Th>
    );
  }
  const isSorted = sort.key === sortKey;
  const Arrow = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th
      role="columnheader"
      className={grid.cell}
      aria-sort={isSorted ? sort.direction : 'none'}
    >
      <UnstyledButton
        className={grid.sort}
        onClick={() => view.sortPeople(sortAfterClick(sortKey, sort))}
      >
        {title}
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}
