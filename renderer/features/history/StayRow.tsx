import { Badge, Table, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconShieldHalf } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DatesFrom } from '#shared/domain/roster.ts';
import type { Stay } from '#shared/domain/stay.ts';
import type { Instant } from '#shared/domain/time.ts';
import { view } from '../../app/viewStore.ts';
import { noDate } from '../../ui/dates.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import grid from '../../ui/RowGrid.module.css';
import { useDates } from '../../ui/useDates.ts';
import { OriginIcon } from './OriginIcon.tsx';
import classes from './StayTable.module.css';
import { wordOrigin } from './stayWording.ts';

interface StayRowProps {
  stay: Stay;
  index: number;
  top: number;
  isActive: boolean;
  onChoose: () => void;
}

/** One stay: who, from when, until when. The name opens the person for the pointer; the keyboard has Enter. */
export function StayRow({ stay, index, top, isActive, onChoose }: StayRowProps): ReactNode {
  const { person, isAdmin, joinedAt, datesFrom, leftAt, leftFrom } = stay;
  const isPast = leftAt !== null;
  return (
    <Table.Tr
      role="row"
      aria-rowindex={index + 2}
      className={`${grid.row} ${classes.stay}`}
      data-index={index}
      data-past={isPast || undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={onChoose}
    >
      <Table.Td role="gridcell" className={grid.cell}>
        <PersonAvatar id={person.id} name={person.name} />
        <UnstyledButton
          tabIndex={-1}
          className={`${grid.name} ${grid.opens} ${classes.name}`}
          dir="auto"
          title={person.name}
          onClick={() => view.openPerson(person.id)}
        >
          {person.name}
        </UnstyledButton>
        {isAdmin && <AdminMark isPast={isPast} />}
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell} data-column="E-mail">
        <span className={grid.text} data-quiet>
          {person.email ?? noDate}
        </span>
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell}>
        <DateWithOrigin at={joinedAt} from={datesFrom} what="joined" />
      </Table.Td>
      <Table.Td role="gridcell" className={grid.cell}>
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
    return (
      <span className={grid.text} data-quiet={at === null || undefined}>
        {dates.day(at)}
      </span>
    );
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
