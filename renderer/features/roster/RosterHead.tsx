import { Checkbox, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCloudUp } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { view } from '../../app/viewStore.ts';
import grid from '../../ui/RowGrid.module.css';
import classes from './RosterTable.module.css';
import type { RosterColumn } from './rosterColumns.ts';
import { shownOrder, sortAlsoBy, sortBy, wordPlace } from './rosterOrder.ts';
import { clearIds, coverage, type Selection } from './selection.ts';

interface RosterHeadProps {
  columns: readonly RosterColumn[];
  order: RosterOrder;
  onSort: (order: RosterOrder) => void;
  selection: Selection<PersonId>;
  people: readonly PersonId[];
  /** Every page is here, so that "everybody" can be told. */
  isComplete: boolean;
}

/** Column headings: those sorted by say so, to the eye and to a screen reader. */
export function RosterHead(props: RosterHeadProps): ReactNode {
  const { columns, order, onSort, selection, people, isComplete } = props;
  const covered = useMemo(() => coverage(selection, people), [selection, people]);
  const isAll = covered === 'all' && isComplete;
  return (
    <Table.Thead role="rowgroup" className={grid.head}>
      <Table.Tr role="row" aria-rowindex={1} className={grid.row}>
        <Table.Th role="columnheader" className={grid.cell} data-column="select">
          <Checkbox
            aria-label="Select everybody"
            checked={isAll}
            indeterminate={covered !== 'none' && !isAll}
            disabled={people.length === 0}
            onChange={() => (isAll ? view.select(clearIds) : view.wantAll(true))}
          />
        </Table.Th>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} order={order} onSort={onSort} />
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

interface HeadCellProps {
  column: RosterColumn;
  order: RosterOrder;
  onSort: (order: RosterOrder) => void;
}

/** A click sorts by this column alone, with Shift by it as well. */
function HeadCell({ column: { id, title }, order, onSort }: HeadCellProps): ReactNode {
  const shown = shownOrder(order);
  const place = shown.findIndex(({ key }) => key === id);
  const sort = shown[place];
  const Arrow = sort?.direction === 'descending' ? IconArrowDown : IconArrowUp;
  const words = wordPlace(shown, id);
  const apply = (adds: boolean) => onSort(adds ? sortAlsoBy(order, id) : sortBy(order, id));
  const onKeyDown = (event: KeyboardEvent) => {
    // The click that a browser makes of the key need not tell of Shift.
    if (event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    apply(true);
  };
  return (
    <Table.Th
      role="columnheader"
      className={grid.cell}
      data-column={id}
      aria-sort={sort !== undefined && place === 0 ? sort.direction : 'none'}
    >
      <UnstyledButton
        className={grid.sort}
        title={`${title}: click to sort, Shift-click to sort by it as well`}
        onClick={(event) => apply(event.shiftKey)}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onKeyDown={onKeyDown}
      >
        {id === 'syncMark' ? (
          <>
            <IconCloudUp size={15} stroke={1.8} aria-hidden />
            <VisuallyHidden>{title}</VisuallyHidden>
          </>
        ) : (
          <span className={grid.text}>{title}</span>
        )}
        {sort !== undefined && <Arrow size={14} aria-hidden />}
        {words !== null && (
          <>
            <span className={classes.place} aria-hidden>
              {place + 1}
            </span>
            <VisuallyHidden>, {words}</VisuallyHidden>
          </>
        )}
      </UnstyledButton>
    </Table.Th>
  );
}
