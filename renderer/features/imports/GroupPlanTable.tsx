import { Table } from '@mantine/core';
import { type ReactNode, type RefObject, useMemo, useState } from 'react';
import type { ImportGroup } from '#shared/domain/importing.ts';
import { GridHead } from '../../ui/GridHead.tsx';
import grid from '../../ui/RowGrid.module.css';
import { useRowCursor } from '../../ui/useRowCursor.ts';
import { useVirtualRows } from '../../ui/useVirtualRows.ts';
import { GroupPlanCells } from './GroupPlanCells.tsx';
import { groupKey } from './planLists.ts';
import classes from './Review.module.css';

interface GroupPlanTableProps {
  scroller: RefObject<HTMLDivElement | null>;
  groups: readonly ImportGroup[];
  /** How many there are, fetched or not. */
  total: number;
  isComplete: boolean;
  rowHeight: number;
  openKey: string | null;
  onLook: (key: string | null) => void;
}

const headings = ['Group', 'Come in', 'Leave', 'Roles', 'There', 'Undecided'];

/** The groups, walked by the arrows. Enter looks into one; then the pane beside follows, and Escape closes it. */
export function GroupPlanTable(props: GroupPlanTableProps): ReactNode {
  const { scroller, groups, total, isComplete, rowHeight, openKey, onLook } = props;
  const order = useMemo(() => groups.map(groupKey), [groups]);
  const [active, setActive] = useState<string | null>(openKey);
  const activeIndex = Math.max(0, active === null ? 0 : order.indexOf(active));
  const rows = useVirtualRows({ scroller, count: groups.length, rowHeight, activeIndex });
  const goTo = (index: number) => {
    const key = order[index];
    if (key === undefined) return;
    setActive(key);
    rows.scrollTo(index);
    if (openKey !== null) onLook(key);
  };
  const cursor = useRowCursor({
    scroller,
    order,
    activeIndex,
    pageRows: rows.pageRows,
    onMove: goTo,
    onKey: ({ key, ctrlKey, metaKey }) => {
      if (ctrlKey || metaKey) return false;
      if (key === 'Enter' || key === ' ') onLook(order[activeIndex] ?? null);
      else if (key === 'Escape' && openKey !== null) onLook(null);
      else return false;
      return true;
    },
  });
  return (
    <div ref={scroller} className={`${grid.scroller} ${classes.frame}`}>
      <Table
        className={`${grid.table} ${classes.groups}`}
        role="grid"
        aria-label="What happens to each group"
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
            const group = groups[index];
            const key = order[index];
            return group === undefined || key === undefined ? null : (
              <Table.Tr
                key={key}
                role="row"
                className={grid.row}
                data-index={index}
                data-selected={key === openKey || undefined}
                aria-rowindex={index + 2}
                aria-selected={key === openKey}
                tabIndex={index === activeIndex ? 0 : -1}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(key);
                  onLook(key);
                }}
              >
                <GroupPlanCells group={group} />
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
