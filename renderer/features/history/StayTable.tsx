import { Badge, Box, Table, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconShieldHalf } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import type { DatesFrom } from '#shared/domain/roster.ts';
import type { Stay } from '#shared/domain/stay.ts';
import type { Instant } from '#shared/domain/time.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { useDates } from '../../ui/useDates.ts';
import { OriginIcon } from './OriginIcon.tsx';
import classes from './StayTable.module.css';
import { wordOrigin } from './stayWording.ts';
import { keyOfStay } from './useStays.ts';

interface StayTableProps {
  label: string;
  stays: readonly Stay[];
  /** Every page is here. */
  isComplete: boolean;
}

/** A group's stays to be read. Only the rows in sight exist; the arrow keys scroll it. */
export function StayTable({ label, stays, isComplete }: StayTableProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const virtualizer = useVirtualizer({
    count: stays.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const stay = stays[index];
      return stay === undefined ? index : keyOfStay(stay);
    },
    overscan: 12,
  });
  return (
    <Box ref={scroller} className={classes.scroller} {...focusable} aria-label={label}>
      <Table
        className={classes.table}
        role="table"
        aria-label={label}
        aria-rowcount={isComplete ? stays.length + 1 : -1}
        aria-busy={!isComplete}
      >
        <Table.Thead role="rowgroup" className={classes.head}>
          <Table.Tr role="row" aria-rowindex={1} className={classes.row}>
            {headings.map((heading) => (
              <Table.Th key={heading} role="columnheader" scope="col" className={classes.cell}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const stay = stays[index];
            return stay === undefined ? null : (
              <StayRow key={key} stay={stay} index={index} top={start} />
            );
          })}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region' };

const headings = ['Name', 'Joined', 'Left'] as const;

function StayRow({ stay, index, top }: { stay: Stay; index: number; top: number }): ReactNode {
  const { person, isAdmin, joinedAt, datesFrom, leftAt, leftFrom } = stay;
  const isPast = leftAt !== null;
  return (
    <Table.Tr
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      data-past={isPast || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Table.Td role="cell" className={classes.cell}>
        <PersonAvatar id={person.id} name={person.name} />
        <span className={classes.name} dir="auto" title={person.name}>
          {person.name}
        </span>
        {isAdmin && <AdminMark isPast={isPast} />}
      </Table.Td>
      <Table.Td role="cell" className={classes.cell}>
        <DateWithOrigin at={joinedAt} from={datesFrom} what="joined" />
      </Table.Td>
      <Table.Td role="cell" className={classes.cell}>
        {isPast ? (
          <DateWithOrigin at={leftAt} from={leftFrom} what="left" />
        ) : (
          <Badge variant="light" color="teal" size="sm" tt="none">
            Now
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function AdminMark({ isPast }: { isPast: boolean }): ReactNode {
  const label = isPast ? 'Was an admin' : 'Admin';
  return (
    <Tooltip label={label}>
      <span className={classes.admin} role="img" aria-label={label}>
        <IconShieldHalf size={14} aria-hidden />
      </span>
    </Tooltip>
  );
}

interface DateWithOriginProps {
  at: Instant | null;
  from: DatesFrom | null;
  what: 'joined' | 'left';
}

/** A date, and where it is not the server's, a mark that says so. */
function DateWithOrigin({ at, from, what }: DateWithOriginProps): ReactNode {
  const dates = useDates();
  const origin = at === null ? null : wordOrigin(from, what);
  if (at === null || origin === null || from === null) {
    return <span data-quiet={at === null || undefined}>{dates.day(at)}</span>;
  }
  return (
    <Tooltip label={origin} multiline maw={260}>
      <span className={classes.marked}>
        {dates.day(at)}
        <OriginIcon from={from} />
        <VisuallyHidden>, {origin}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
