import { Table } from '@mantine/core';
import { useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { RosterRow as RosterPerson, RosterSort } from '#shared/domain/roster.ts';
import { useView, view } from '../../app/viewStore.ts';
import { rosterGridId } from '../groups/elementIds.ts';
import { focusRoster } from './focusRoster.ts';
import { RosterHead } from './RosterHead.tsx';
import classes from './RosterTable.module.css';
import { RosterTableRow } from './RosterTableRow.tsx';
import { columnWidths, rosterColumns, rosterFeatures, sortingOf } from './rosterColumns.tsx';
import { useRosterKeys } from './useRosterKeys.ts';
import { useRowClicks } from './useRowClicks.ts';
import { useRowFocus } from './useRowFocus.ts';

interface RosterTableProps {
  label: string;
  people: RosterPerson[];
  /** How many there are, fetched or not. */
  total: number;
  isComplete: boolean;
  hasRoles: boolean;
  sort: RosterSort;
  /** In pixels. Another height is another table: give it as the key too. */
  rowHeight: number;
  /** Room at the end for what floats over the table. */
  bottomSpace: number;
  onSelectAll: () => void;
  onRemove: () => void;
  onCopy: () => void;
}

export const headHeight = 32;

/**
 * The roster as a grid of rows. Only the rows in sight exist, and the one that has the keyboard, so that scrolling
 * away never loses the focus; `aria-rowcount` and `aria-rowindex` tell of the others.
 */
export function RosterTable(props: RosterTableProps): ReactNode {
  const { label, people, total, isComplete, hasRoles, sort, rowHeight, bottomSpace } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useView((state) => state.selection);
  const order = useMemo(() => people.map(({ id }) => id), [people]);
  const activeIndex = Math.max(0, selection.active === null ? 0 : order.indexOf(selection.active));

  const table = useTable({
    features: rosterFeatures,
    columns: rosterColumns,
    data: people,
    getRowId: ({ id }) => id,
    manualSorting: true,
    state: { sorting: sortingOf(sort), columnVisibility: { role: hasRoles } },
  });
  const rows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => order[index] ?? index,
    overscan: 12,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: bottomSpace,
    paddingEnd: bottomSpace,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < range.count && !indexes.includes(activeIndex)) indexes.push(activeIndex);
      return indexes;
    },
  });

  const shown = virtualizer.getVirtualItems();
  const isWanted = useView((state) => state.isRosterWanted) && shown.length > 0;
  useEffect(() => {
    if (!isWanted) return;
    focusRoster();
    view.wantRoster(false);
  }, [isWanted]);

  // A new order or filter is read from its beginning.
  const orderKey = `${sort.key} ${sort.direction}`;
  useEffect(() => {
    if (orderKey !== '') virtualizer.scrollToOffset(0);
  }, [virtualizer, orderKey]);

  const goTo = (index: number) => virtualizer.scrollToIndex(index);
  const focusing = useRowFocus(scroller, order, activeIndex);
  const onKeyDown = useRosterKeys({
    order,
    people,
    activeIndex,
    pageRows: () =>
      Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight - bottomSpace) / rowHeight) -
      1,
    goTo,
    onSelectAll: props.onSelectAll,
    onRemove: props.onRemove,
    onCopy: props.onCopy,
  });
  const clicks = useRowClicks(order);

  const visible = table.getVisibleLeafColumns().map(({ id }) => id);
  return (
    <div ref={scroller} className={classes.scroller}>
      <Table
        id={rosterGridId}
        className={classes.table}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-busy={!isComplete}
        style={{ '--roster-columns': template(visible), minWidth: minimumWidth(visible) }}
      >
        <RosterHead
          columns={table.getVisibleLeafColumns()}
          sort={sort}
          selection={selection}
          order={order}
          onSelectAll={props.onSelectAll}
        />
        <Table.Tbody
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
          {...clicks}
          {...focusing}
        >
          {shown.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <RosterTableRow
                key={row.id}
                row={row}
                index={index}
                top={start}
                isSelected={selection.ids.has(row.original.id)}
                isActive={index === activeIndex}
                columns={visible.length}
              />
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const selectWidth = 38;

function template(columns: readonly string[]): string {
  const tracks = columns.map((id) => {
    const { minimum, weight } = columnWidths[id] ?? { minimum: 80, weight: 1 };
    return weight === 0 ? `${minimum}px` : `minmax(${minimum}px, ${weight}fr)`;
  });
  return [`${selectWidth}px`, ...tracks].join(' ');
}

function minimumWidth(columns: readonly string[]): number {
  return columns.reduce((sum, id) => sum + (columnWidths[id]?.minimum ?? 80), selectWidth);
}
