import { Table } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Stay } from '#shared/domain/stay.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { view } from '../../app/viewStore.ts';
import { GridHead } from '../../ui/GridHead.tsx';
import { isCopyKey } from '../../ui/isCopyKey.ts';
import grid from '../../ui/RowGrid.module.css';
import { useRowCursor } from '../../ui/useRowCursor.ts';
import { useVirtualRows } from '../../ui/useVirtualRows.ts';
import { stayGridId } from './elementIds.ts';
import { StayRow } from './StayRow.tsx';
import classes from './StayTable.module.css';
import { keyOfStay } from './useStays.ts';

interface StayTableProps {
  label: string;
  stays: readonly Stay[];
  /** How many there are, fetched or not. */
  total: number;
  isComplete: boolean;
  onCopy: () => void;
}

/**
 * A group's stays. Arrows go from row to row, Enter opens the person, Ctrl/Cmd+C copies the list. Only the rows in
 * sight exist, and the one that has the keyboard.
 */
export function StayTable({ label, stays, total, isComplete, onCopy }: StayTableProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const order = useMemo(() => stays.map(keyOfStay), [stays]);
  const [active, setActive] = useState<string | null>(null);
  const activeIndex = Math.max(0, active === null ? 0 : order.indexOf(active));
  const rows = useVirtualRows({ scroller, count: stays.length, rowHeight, activeIndex });
  const cursor = useRowCursor({
    scroller,
    order,
    activeIndex,
    pageRows: rows.pageRows,
    onMove: (index) => {
      setActive(order[index] ?? null);
      rows.scrollTo(index);
    },
    onKey: (event) => {
      if (event.key === 'Enter') {
        const person = stays[activeIndex]?.person;
        if (person !== undefined) view.openPerson(person.id);
        return true;
      }
      if (!isCopyKey(event)) return false;
      onCopy();
      return true;
    },
  });
  return (
    <div ref={scroller} className={`${grid.scroller} ${classes.scroller}`}>
      <Table
        id={stayGridId}
        className={`${grid.table} ${classes.table}`}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-busy={!isComplete}
      >
        <GridHead headings={headings} />
        <Table.Tbody
          role="rowgroup"
          className={grid.body}
          style={{ height: rows.height }}
          {...cursor}
        >
          {rows.shown.map(({ index, start }) => {
            const stay = stays[index];
            return stay === undefined ? null : (
              <StayRow
                key={order[index]}
                stay={stay}
                index={index}
                top={start}
                isActive={index === activeIndex}
                onChoose={() => setActive(order[index] ?? null)}
              />
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const headings = ['Name', 'E-mail', 'Joined', 'Left'] as const;
