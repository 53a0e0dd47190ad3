import { Checkbox, Table } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { noDate } from '../../ui/dates.ts';
import { GridHead } from '../../ui/GridHead.tsx';
import { isCopyKey } from '../../ui/isCopyKey.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import grid from '../../ui/RowGrid.module.css';
import { useDates } from '../../ui/useDates.ts';
import { useRowCursor } from '../../ui/useRowCursor.ts';
import { useVirtualRows } from '../../ui/useVirtualRows.ts';
import {
  clearIds,
  coverage,
  emptySelection,
  moveTo,
  type Selection,
  selectAll,
  selectOnly,
  selectRange,
  toggle,
} from '../roster/selection.ts';
import classes from './CompareTable.module.css';
import { compareGridId } from './elementIds.ts';

interface CompareTableProps {
  label: string;
  people: readonly RosterRow[];
  /** How many there are, fetched or not. */
  total: number;
  isComplete: boolean;
  /** Whether when somebody left is worth a column. */
  hasLeft: boolean;
  selection: Selection<PersonId>;
  onSelect: (selection: Selection<PersonId>) => void;
  onCopy: () => void;
}

/** People to be read and chosen from, by the keys of the roster. Only the rows in sight exist, and the active one. */
export function CompareTable(props: CompareTableProps): ReactNode {
  const { label, people, total, isComplete, hasLeft, selection, onSelect, onCopy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const order = useMemo(() => people.map(({ id }) => id), [people]);
  const activeIndex = Math.max(0, selection.active === null ? 0 : order.indexOf(selection.active));
  const rows = useVirtualRows({ scroller, count: people.length, rowHeight, activeIndex });
  const cursor = useRowCursor({
    scroller,
    order,
    activeIndex,
    pageRows: rows.pageRows,
    onMove: (index, extends_) => {
      const id = order[index];
      if (id === undefined) return;
      const anchor = selection.anchor ?? order[activeIndex] ?? id;
      onSelect(extends_ ? selectRange({ ...selection, anchor }, order, id) : moveTo(selection, id));
      rows.scrollTo(index);
    },
    onKey: (event) => {
      const next = selectionAfter(event, selection, order, activeIndex);
      if (next !== null) onSelect(next);
      else if (isCopyKey(event)) onCopy();
      else return false;
      return true;
    },
  });
  const onClick = (event: MouseEvent, id: PersonId) => {
    const isAdding = event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement;
    if (event.shiftKey) onSelect(selectRange(selection, order, id, isAdding));
    else onSelect(isAdding ? toggle(selection, id) : selectOnly(id));
  };
  const covered = coverage(selection, order);
  return (
    <div ref={scroller} className={`${grid.scroller} ${classes.scroller}`}>
      <Table
        id={compareGridId}
        className={`${grid.table} ${classes.table}`}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-busy={!isComplete}
        mod={{ left: hasLeft }}
      >
        <GridHead headings={hasLeft ? headingsWithLeft : headings}>
          <Checkbox
            aria-label="Select everybody listed"
            checked={covered === 'all'}
            indeterminate={covered === 'some'}
            onChange={() =>
              onSelect(
                covered === 'all' ? emptySelection(selection.active) : selectAll(selection, order),
              )
            }
          />
        </GridHead>
        <Table.Tbody
          role="rowgroup"
          className={grid.body}
          style={{ height: rows.height }}
          {...cursor}
        >
          {rows.shown.map(({ index, start }) => {
            const person = people[index];
            return person === undefined ? null : (
              <Table.Tr
                key={person.id}
                role="row"
                className={grid.row}
                data-index={index}
                // Escape lets go of who is chosen, and only then closes the dialog around.
                data-mantine-stop-propagation={selection.ids.size > 0}
                data-selected={selection.ids.has(person.id) || undefined}
                aria-rowindex={index + 2}
                aria-selected={selection.ids.has(person.id)}
                tabIndex={index === activeIndex ? 0 : -1}
                style={{ transform: `translateY(${start}px)` }}
                onClick={(event) => onClick(event, person.id)}
              >
                <PersonCells
                  person={person}
                  hasLeft={hasLeft}
                  isSelected={selection.ids.has(person.id)}
                />
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const headings = ['Name', 'E-mail', 'Phone', 'Joined'];
const headingsWithLeft = [...headings, 'Left'];

interface PersonCellsProps {
  person: RosterRow;
  hasLeft: boolean;
  isSelected: boolean;
}

function PersonCells({ person, hasLeft, isSelected }: PersonCellsProps): ReactNode {
  const dates = useDates();
  return (
    <>
      <Table.Td role="gridcell" className={grid.cell}>
        <Checkbox
          tabIndex={-1}
          aria-label={`Select ${person.name}`}
          checked={isSelected}
          onChange={ignore}
        />
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell}>
        <PersonAvatar id={person.id} name={person.name} />
        <span className={grid.name} dir="auto" title={person.name}>
          {person.name}
        </span>
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell}>
        <span className={grid.text} data-quiet title={person.email ?? undefined}>
          {person.email ?? noDate}
        </span>
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell}>
        <span className={grid.text}>{person.phone ?? noDate}</span>
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell}>
        {dates.day(person.joinedAt)}
      </Table.Td>
      {hasLeft && (
        <Table.Td role="gridcell" className={grid.cell}>
          {dates.day(person.leftAt)}
        </Table.Td>
      )}
    </>
  );
}

function ignore(): void {
  // The row hears the click.
}

/** What a key makes of the selection; null where it is none of its keys. */
function selectionAfter(
  event: KeyboardEvent,
  selection: Selection<PersonId>,
  order: readonly PersonId[],
  activeIndex: number,
): Selection<PersonId> | null {
  if (event.ctrlKey || event.metaKey) {
    return event.key.toLowerCase() === 'a' ? selectAll(selection, order) : null;
  }
  const active = order[activeIndex];
  if (event.key === ' ' && active !== undefined) return toggle(selection, active);
  // With nobody chosen Escape is the dialog's.
  if (event.key === 'Escape' && selection.ids.size > 0) return clearIds(selection);
  return null;
}
