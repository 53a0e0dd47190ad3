import { Table } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Stay } from '#shared/domain/stay.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { view } from '../../app/viewStore.ts';
import { isCopyKey } from '../../ui/isCopyKey.ts';
import { useRowCursor } from '../../ui/useRowCursor.ts';
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

const headHeight = 32;

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
  const virtualizer = useVirtualizer({
    count: stays.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => order[index] ?? index,
    overscan: 12,
    scrollPaddingStart: headHeight,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < range.count && !indexes.includes(activeIndex)) indexes.push(activeIndex);
      return indexes;
    },
  });
  const cursor = useRowCursor({
    scroller,
    order,
    activeIndex,
    pageRows: () =>
      Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1,
    onMove: (index) => {
      setActive(order[index] ?? null);
      virtualizer.scrollToIndex(index);
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
    <div ref={scroller} className={classes.scroller}>
      <Table
        id={stayGridId}
        className={classes.table}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-busy={!isComplete}
      >
        <Table.Thead role="rowgroup" className={classes.head}>
          <Table.Tr role="row" aria-rowindex={1} className={classes.row}>
            {headings.map((heading) => (
              <Table.Th
                key={heading}
                role="columnheader"
                scope="col"
                className={classes.cell}
                data-column={heading}
              >
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
          {...cursor}
        >
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const stay = stays[index];
            return stay === undefined ? null : (
              <StayRow
                key={key}
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
