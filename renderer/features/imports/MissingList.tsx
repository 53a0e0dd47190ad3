import { Badge, EmptyState, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { ImportId, ImportPerson } from '#shared/domain/importing.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { nameOfPerson, wordLines } from './importWording.ts';
import { MeasuredList } from './MeasuredList.tsx';
import { usePlanPeople } from './planLists.ts';
import classes from './Review.module.css';

/** People of the file who are not here: those left out first, then those who are made. */
export function MissingList({ importId }: { importId: ImportId }): ReactNode {
  const unknown = usePlanPeople(importId, 'unknown');
  const made = usePlanPeople(importId, 'new');
  const items = useMemo(
    () => [...(unknown.items ?? []), ...(made.items ?? [])],
    [unknown.items, made.items],
  );
  const failed = [unknown, made].find(({ failure }) => failure !== null);
  if (failed !== undefined && failed.failure !== null) {
    return <FailureNote failure={failed.failure} retry={failed.retry} />;
  }
  if (unknown.items === null || made.items === null) return <RosterRowsSkeleton />;
  if (items.length === 0) {
    return (
      <EmptyState
        size="sm"
        icon={<IconCircleCheck aria-hidden />}
        title="Everybody in the list is here"
      />
    );
  }
  return (
    <MeasuredList
      label="People who are not here"
      items={items}
      keyOf={keyOfPerson}
      renderItem={(person) => <MissingLine person={person} />}
    />
  );
}

function keyOfPerson({ person }: ImportPerson): string {
  return String(person);
}

function MissingLine({ person }: { person: ImportPerson }): ReactNode {
  const { email, phone, lines, outcome } = person;
  const name = nameOfPerson(person);
  const contact = [email, phone].filter((part) => part !== null && part !== name).join(' · ');
  return (
    <div className={classes.line}>
      <Text span size="sm" fw={600} truncate dir="auto" ta="left" title={name}>
        {name}
      </Text>
      <Text span size="sm" c="dimmed" truncate flex={1} title={contact}>
        {contact}
      </Text>
      <Text span size="xs" c="dimmed" flex="none">
        {wordLines(lines)}
      </Text>
      <Badge
        variant="light"
        size="sm"
        tt="none"
        flex="none"
        {...(outcome === 'new' ? {} : { color: 'gray' })}
      >
        {outcome === 'new' ? 'Is made' : 'Left out'}
      </Badge>
    </div>
  );
}
