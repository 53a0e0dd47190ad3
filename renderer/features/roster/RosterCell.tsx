import { Badge } from '@mantine/core';
import { IconDoorExit, IconShieldHalf } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RosterRow } from '#shared/domain/roster.ts';
import { noDate } from '../../ui/dates.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import grid from '../../ui/RowGrid.module.css';
import { SyncMarkIcon } from '../../ui/SyncMarkIcon.tsx';
import { useDates } from '../../ui/useDates.ts';
import classes from './RosterTable.module.css';
import type { RosterColumn } from './rosterColumns.ts';

/** What a column shows of a person. Plain elements: a hundred rows pass by in a second of scrolling. */
export function RosterCell({
  column,
  person,
}: {
  column: RosterColumn;
  person: RosterRow;
}): ReactNode {
  switch (column.id) {
    case 'name':
      return <NameCell person={person} />;
    case 'joinedAt':
      return <JoinedCell person={person} />;
    case 'role':
      return person.isAdmin ? <AdminBadge /> : null;
    case 'syncMark':
      return <SyncMarkIcon mark={person.syncMark} />;
    case 'status':
      return <PlainCell text={column.textOf(person)} isQuiet={person.status === 'active'} />;
    case 'phone':
      return <PlainCell text={column.textOf(person)} />;
    default:
      return <PlainCell text={column.textOf(person)} isQuiet />;
  }
}

/** The name opens the person. By the keyboard Enter on the row does, so it is no stop of its own. */
function NameCell({ person }: { person: RosterRow }): ReactNode {
  const dates = useDates();
  return (
    <>
      <PersonAvatar id={person.id} name={person.name} />
      <span
        className={`${grid.name} ${grid.opens}`}
        dir="auto"
        title={person.name}
        data-opens-person
      >
        {person.name}
      </span>
      {person.leftAt !== null && (
        <span
          className={classes.left}
          role="img"
          aria-label={`Left on ${dates.day(person.leftAt)}`}
          title={`Left on ${dates.day(person.leftAt)}`}
        >
          <IconDoorExit size={15} stroke={1.8} aria-hidden />
        </span>
      )}
    </>
  );
}

function PlainCell({ text, isQuiet = false }: { text: string; isQuiet?: boolean }): ReactNode {
  const isMissing = text === '';
  return (
    <span
      className={grid.text}
      dir="auto"
      data-quiet={isQuiet || isMissing || undefined}
      title={isMissing ? undefined : text}
    >
      {isMissing ? noDate : text}
    </span>
  );
}

const dateOrigins: Readonly<Record<RosterRow['datesFrom'], string | undefined>> = {
  server: undefined,
  observed: 'Noticed on this day: the server keeps no joining dates',
  edit: 'The day of your edit, until the server’s own date comes',
};

function JoinedCell({ person }: { person: RosterRow }): ReactNode {
  const dates = useDates();
  const isUnknown = person.joinedAt === null;
  return (
    <span
      className={grid.text}
      data-quiet={isUnknown || undefined}
      title={isUnknown ? undefined : dateOrigins[person.datesFrom]}
    >
      {dates.day(person.joinedAt)}
    </span>
  );
}

function AdminBadge(): ReactNode {
  return (
    <Badge
      variant="light"
      color="grape"
      size="sm"
      tt="none"
      className={classes.admin}
      leftSection={<IconShieldHalf size={12} aria-hidden />}
    >
      Admin
    </Badge>
  );
}
