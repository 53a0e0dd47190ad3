import { Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { formatCount } from '../../ui/counts.ts';
import { noDate } from '../../ui/dates.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { personStatusLabels } from '../../ui/personStatus.ts';
import classes from '../../ui/RowGrid.module.css';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import { attributeColumnId, type TableColumn } from '../columns/columnChoice.ts';
import { wordGroups } from './personWording.ts';
import { StatusBadge } from './StatusBadge.tsx';

export interface PeopleColumn extends TableColumn {
  /** Null: the store cannot sort by it. */
  sortKey: PeopleSort['key'] | null;
  /** In pixels, and the share of what is left over. */
  minimum: number;
  weight: number;
  cell: (person: PersonRow) => ReactNode;
  /** For the clipboard. */
  text: (person: PersonRow) => string;
}

const nameColumn: PeopleColumn = {
  id: 'name',
  title: 'Name',
  sortKey: 'name',
  minimum: 180,
  weight: 1.2,
  isShownAtFirst: true,
  cell: ({ id, name }) => (
    <>
      <PersonAvatar id={id} name={name} />
      <span className={classes.name} dir="auto" title={name}>
        {name}
      </span>
    </>
  ),
  text: ({ name }) => name,
};

const otherColumns: readonly PeopleColumn[] = [
  {
    id: 'email',
    title: 'E-mail',
    sortKey: 'email',
    minimum: 140,
    weight: 1.2,
    isShownAtFirst: true,
    cell: ({ email }) => <PlainCell text={email} isQuiet />,
    text: ({ email }) => email ?? '',
  },
  {
    id: 'phone',
    title: 'Phone',
    sortKey: 'phone',
    minimum: 136,
    weight: 0.5,
    isShownAtFirst: true,
    cell: ({ phone }) => <PlainCell text={phone} />,
    text: ({ phone }) => phone ?? '',
  },
  {
    id: 'groups',
    title: 'Groups',
    sortKey: 'groupCount',
    minimum: 150,
    weight: 1.3,
    isShownAtFirst: true,
    cell: (person) => <GroupsCell person={person} />,
    text: (person) => textOf(wordGroups(person)),
  },
  {
    id: 'status',
    title: 'Status',
    sortKey: 'status',
    minimum: 118,
    weight: 0.3,
    isShownAtFirst: true,
    cell: ({ status }) =>
      status === 'active' ? (
        <PlainCell text={personStatusLabels.active} isQuiet />
      ) : (
        <StatusBadge status={status} />
      ),
    text: ({ status }) => personStatusLabels[status],
  },
  {
    id: 'memberKey',
    title: 'Member key',
    sortKey: null,
    minimum: 120,
    weight: 0.5,
    isShownAtFirst: false,
    cell: ({ memberKey }) => <PlainCell text={memberKey} isQuiet />,
    text: ({ memberKey }) => memberKey ?? '',
  },
];

/** Every column there is: what everybody has, then the attributes people here have. */
export function offeredColumns(attributes: readonly string[]): PeopleColumn[] {
  return [nameColumn, ...otherColumns, ...attributes.map(attributeColumn)];
}

function attributeColumn(name: string): PeopleColumn {
  return {
    id: attributeColumnId(name),
    title: name,
    sortKey: null,
    minimum: 110,
    weight: 0.5,
    isShownAtFirst: false,
    cell: ({ attributes }) => <PlainCell text={attributes[name] ?? null} />,
    text: ({ attributes }) => attributes[name] ?? '',
  };
}

/** The shape of a cell until its row has come. */
export function PendingCell({ columnId }: { columnId: string }): ReactNode {
  return <Skeleton height={10} width={columnId === 'name' ? '62%' : '48%'} animate={false} />;
}

// Plain elements in the cells: a hundred rows pass by in a second of scrolling.
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
      dir="auto"
      data-quiet={isQuiet || text === null || undefined}
      title={text ?? undefined}
    >
      {text ?? noDate}
    </span>
  );
}

function GroupsCell({ person }: { person: PersonRow }): ReactNode {
  const { groupCount } = person;
  const names = wordGroups(person);
  if (groupCount === 0) return <PlainCell text="In no group" isQuiet />;
  return (
    <>
      <Text span size="sm" miw={24} ta="right" flex="none">
        {formatCount(groupCount)}
      </Text>
      <span className={classes.text} data-quiet title={textOf(names)}>
        <SentenceText sentence={names} />
      </span>
    </>
  );
}
