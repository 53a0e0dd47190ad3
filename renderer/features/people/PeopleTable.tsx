import { Table } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import type { WindowedRows } from '../../ipc/useWindowedRows.ts';
import grid from '../../ui/RowGrid.module.css';
import { useVirtualRows } from '../../ui/useVirtualRows.ts';
import { peopleGridId } from './elementIds.ts';
import { PeopleHead } from './PeopleHead.tsx';
import { PeopleTableRow } from './PeopleTableRow.tsx';
import type { PeopleColumn } from './peopleColumns.tsx';
import { useActiveRowFocus } from './useActiveRowFocus.ts';
import { usePeopleClicks } from './usePeopleClicks.ts';
import type { PeopleCursor } from './usePeopleCursor.ts';
import { usePeopleKeys } from './usePeopleKeys.ts';

interface PeopleTableProps {
  rows: WindowedRows<PersonRow>;
  cursor: PeopleCursor;
  columns: readonly PeopleColumn[];
  sort: PeopleSort;
  /** In pixels. Another height is another table: give it as the key too. */
  rowHeight: number;
  /** Room at the end for what floats over the table. */
  bottomSpace: number;
  onSelectAll: () => void;
  onCopy: () => void;
  onOpen: (index: number) => void;
  onLetter: () => void;
}

/**
 * Everybody as a grid of rows. Only the rows in sight exist, and the one that has the keyboard; of the others not even
 * the data is here. `aria-rowcount` and `aria-rowindex` tell of them.
 */
export function PeopleTable(props: PeopleTableProps): ReactNode {
  const { rows, cursor, columns, sort, rowHeight, bottomSpace } = props;
  const { activeIndex, selection } = cursor;
  const scroller = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 0;
  const inPage = useVirtualRows({ scroller, count: total, rowHeight, bottomSpace, activeIndex });
  const { first, last, scrollToStart } = inPage;

  // Another list is read from its beginning, as soon as its rows are there.
  const shownList = rows.known?.key;
  useLayoutEffect(() => {
    if (shownList !== undefined) scrollToStart();
  }, [scrollToStart, shownList]);

  const { look, isPrevious } = rows;
  useEffect(() => {
    if (!isPrevious) look({ first, last, also: activeIndex });
  }, [look, isPrevious, first, last, activeIndex]);

  const focusing = useActiveRowFocus(scroller, activeIndex);
  const onKeyDown = usePeopleKeys({
    cursor,
    total,
    pageRows: inPage.pageRows,
    show: inPage.scrollTo,
    onSelectAll: props.onSelectAll,
    onCopy: props.onCopy,
    onOpen: props.onOpen,
    onLetter: props.onLetter,
  });
  const clicks = usePeopleClicks(cursor, props.onOpen);

  return (
    <div ref={scroller} className={grid.scroller}>
      <Table
        id={peopleGridId}
        className={grid.table}
        role="grid"
        aria-label="People"
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-busy={rows.isFetching}
        style={{ '--grid-columns': template(columns), minWidth: minimumWidth(columns) }}
      >
        <PeopleHead
          columns={columns}
          sort={sort}
          chosen={selection.ids.size}
          total={total}
          onSelectAll={props.onSelectAll}
          onClear={cursor.clear}
        />
        <Table.Tbody
          role="rowgroup"
          className={grid.body}
          style={{ height: inPage.height }}
          onKeyDown={onKeyDown}
          {...clicks}
          {...focusing}
        >
          {inPage.shown.map(({ index, start }) => {
            const person = rows.rowAt(index);
            return (
              <PeopleTableRow
                // By its place: a row that comes takes the place, and the keyboard, of the one that stood for it.
                key={index}
                person={person}
                index={index}
                top={start}
                columns={columns}
                isSelected={person !== undefined && selection.ids.has(person.id)}
                isActive={index === activeIndex}
              />
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const selectWidth = 38;
const openWidth = 40;

function template(columns: readonly PeopleColumn[]): string {
  const tracks = columns.map(({ minimum, weight }) => `minmax(${minimum}px, ${weight}fr)`);
  return [`${selectWidth}px`, ...tracks, `${openWidth}px`].join(' ');
}

function minimumWidth(columns: readonly PeopleColumn[]): number {
  return columns.reduce((sum, { minimum }) => sum + minimum, selectWidth + openWidth);
}
