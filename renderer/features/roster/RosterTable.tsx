import { Table, VisuallyHidden } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import { useView, view } from '../../app/viewStore.ts';
import grid from '../../ui/RowGrid.module.css';
import { useVirtualRows } from '../../ui/useVirtualRows.ts';
import { rosterGridId } from '../groups/elementIds.ts';
import { listOfIds } from '../people/listBehind.ts';
import { usePublishedList } from '../people/usePublishedList.ts';
import { focusRoster } from './focusRoster.ts';
import { RosterHead } from './RosterHead.tsx';
import { RosterMenu } from './RosterMenu.tsx';
import classes from './RosterTable.module.css';
import { RosterTableRow, RosterWaitingRow } from './RosterTableRow.tsx';
import type { RosterAction } from './rosterActions.tsx';
import type { RosterColumn } from './rosterColumns.ts';
import { wordOrder } from './rosterOrder.ts';
import { moveTo } from './selection.ts';
import { useRosterKeys } from './useRosterKeys.ts';
import { useRowClicks } from './useRowClicks.ts';
import { useRowDrag } from './useRowDrag.ts';
import { useRowFocus } from './useRowFocus.ts';

interface RosterTableProps {
  label: string;
  people: readonly RosterRow[];
  /** Their ids, in the same order. */
  ids: readonly PersonId[];
  /** How many there are, fetched or not. */
  total: number;
  isComplete: boolean;
  columns: readonly RosterColumn[];
  order: RosterOrder;
  onSort: (order: RosterOrder) => void;
  /** What can be done with the chosen people, in the menu of a row. */
  actions: readonly RosterAction[];
  /** In pixels. Another height is another table: give it as the key too. */
  rowHeight: number;
  /** Room at the end for what floats over the table. */
  bottomSpace: number;
  onRemove: () => void;
  onCopy: () => void;
}

/**
 * The roster as a grid of rows. Only the rows in sight exist, and the one that has the keyboard, so that scrolling
 * away never loses the focus; `aria-rowcount` and `aria-rowindex` tell of the others.
 */
export function RosterTable(props: RosterTableProps): ReactNode {
  const { label, people, ids, total, isComplete, columns, order, rowHeight, bottomSpace } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const orderId = useId();
  const selection = useView((state) => state.selection);
  const activeIndex = Math.max(0, selection.active === null ? 0 : ids.indexOf(selection.active));
  const count = isComplete ? people.length : Math.max(total, people.length);
  const rows = useVirtualRows({ scroller, count, rowHeight, bottomSpace, activeIndex });

  const isWanted = useView((state) => state.isRosterWanted) && rows.shown.length > 0;
  useEffect(() => {
    if (!isWanted) return;
    focusRoster();
    view.wantRoster(false);
  }, [isWanted]);

  // Another order is read from its beginning.
  const { scrollToStart } = rows;
  const orderWords = wordOrder(order, (key) => columns.find(({ id }) => id === key)?.title ?? key);
  useEffect(() => {
    if (orderWords !== '') scrollToStart();
  }, [scrollToStart, orderWords]);

  const focusing = useRowFocus(scroller, ids, activeIndex);
  const onKeyDown = useRosterKeys({
    order: ids,
    people,
    activeIndex,
    pageRows: rows.pageRows,
    goTo: rows.scrollTo,
    onRemove: props.onRemove,
    onCopy: props.onCopy,
  });
  const { scrollTo } = rows;
  const list = useMemo(
    () =>
      listOfIds(ids, (index, id) => {
        view.select((before) => moveTo(before, id));
        scrollTo(index);
      }),
    [ids, scrollTo],
  );
  usePublishedList(list);
  const onPointerDown = useRowDrag(scroller, ids, rowHeight);
  const clicks = useRowClicks(ids);

  return (
    <div
      ref={scroller}
      className={`${grid.scroller} ${classes.scroller}`}
      onScroll={({ currentTarget }) =>
        currentTarget.toggleAttribute('data-moved', currentTarget.scrollLeft > 0)
      }
    >
      <VisuallyHidden id={orderId} role="status">
        {orderWords}
      </VisuallyHidden>
      <Table
        id={rosterGridId}
        className={`${grid.table} ${classes.table}`}
        role="grid"
        aria-label={label}
        aria-describedby={orderId}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={!isComplete}
        style={{ '--grid-columns': template(columns), minWidth: minimumWidth(columns) }}
      >
        <RosterHead
          columns={columns}
          order={order}
          onSort={props.onSort}
          selection={selection}
          people={ids}
          isComplete={isComplete}
        />
        <RosterMenu actions={props.actions}>
          <Table.Tbody
            role="rowgroup"
            className={grid.body}
            style={{ height: rows.height }}
            onKeyDown={onKeyDown}
            onPointerDown={onPointerDown}
            {...clicks}
            {...focusing}
          >
            {rows.shown.map(({ index, start }) => {
              const person = people[index];
              return person === undefined ? (
                <RosterWaitingRow key={index} index={index} top={start} />
              ) : (
                <RosterTableRow
                  key={person.id}
                  person={person}
                  columns={columns}
                  index={index}
                  top={start}
                  isSelected={selection.ids.has(person.id)}
                  isActive={index === activeIndex}
                />
              );
            })}
          </Table.Tbody>
        </RosterMenu>
      </Table>
    </div>
  );
}

/** The style sheet has it too, as the place where the name stays. */
const selectWidth = 36;

function template(columns: readonly RosterColumn[]): string {
  const tracks = columns.map(({ minimum, weight }) =>
    weight === 0 ? `${minimum}px` : `minmax(${minimum}px, ${weight}fr)`,
  );
  return [`${selectWidth}px`, ...tracks].join(' ');
}

function minimumWidth(columns: readonly RosterColumn[]): number {
  return columns.reduce((sum, { minimum }) => sum + minimum, selectWidth);
}
