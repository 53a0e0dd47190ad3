import { Badge } from '@mantine/core';
import { IconShieldHalf } from '@tabler/icons-react';
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { type RosterRow, type RosterSort, rosterSortKeySchema } from '#shared/domain/roster.ts';
import { noDate } from '../../ui/dates.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { SyncMarkIcon } from '../../ui/SyncMarkIcon.tsx';
import { useDates } from '../../ui/useDates.ts';
import classes from './RosterTable.module.css';

/** Sorting is the store's: the table only knows which column it is by. */
export const rosterFeatures = tableFeatures({ rowSortingFeature, columnVisibilityFeature });

const helper = createColumnHelper<typeof rosterFeatures, RosterRow>();

export const rosterColumns = helper.columns([
  helper.accessor('name', {
    header: 'Name',
    cell: ({ row }) => <NameCell person={row.original} />,
  }),
  helper.accessor('email', {
    header: 'E-mail',
    cell: ({ row }) => <PlainCell text={row.original.email} isQuiet />,
  }),
  helper.accessor('phone', {
    header: 'Phone',
    cell: ({ row }) => <PlainCell text={row.original.phone} />,
  }),
  helper.accessor('joinedAt', {
    header: 'Joined',
    cell: ({ row }) => <JoinedCell person={row.original} />,
  }),
  helper.accessor((row) => row.isAdmin, {
    id: 'role',
    header: 'Role',
    cell: ({ row }) => (row.original.isAdmin ? <AdminBadge /> : null),
  }),
  helper.display({
    id: 'mark',
    header: 'Sent',
    enableSorting: false,
    cell: ({ row }) => <SyncMarkIcon mark={row.original.syncMark} />,
  }),
]);

/** Each column's share of the width: `minimum` in pixels and, for those that may grow, a weight. */
export const columnWidths: Readonly<Record<string, { minimum: number; weight: number }>> = {
  name: { minimum: 166, weight: 1.35 },
  email: { minimum: 126, weight: 1.25 },
  phone: { minimum: 140, weight: 0.7 },
  joinedAt: { minimum: 102, weight: 0.45 },
  role: { minimum: 46, weight: 0.5 },
  mark: { minimum: 36, weight: 0 },
};

/** The column a sort is by, in TanStack's words. */
export function sortingOf({ key, direction }: RosterSort): { id: string; desc: boolean }[] {
  return [{ id: key, desc: direction === 'descending' }];
}

/** The sort after a click on a column: a second click turns it round. Null for a column without sorting. */
export function sortAfterClick(columnId: string, sort: RosterSort): RosterSort | null {
  const key = rosterSortKeySchema.safeParse(columnId);
  if (!key.success) return null;
  const isTurned = sort.key === key.data && sort.direction === 'ascending';
  return { key: key.data, direction: isTurned ? 'descending' : 'ascending' };
}

// Plain elements in the cells: a hundred rows pass by in a second of scrolling.
function NameCell({ person }: { person: RosterRow }): ReactNode {
  return (
    <>
      <PersonAvatar id={person.id} name={person.name} />
      <span className={classes.name} dir="auto" title={person.name}>
        {person.name}
      </span>
    </>
  );
}

function PlainCell({
  text,
  isQuiet = false,
}: {
  text: string | null;
  isQuiet?: boolean;
}): ReactNode {
  return (
    <span
      className={classes.text}
      data-quiet={isQuiet || text === null || undefined}
      title={text ?? undefined}
    >
      {text ?? noDate}
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
      className={classes.text}
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
