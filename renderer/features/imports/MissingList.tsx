import { Badge, EmptyState } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { ImportId, ImportPerson } from '#shared/domain/importing.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { MeasuredList } from '../../ui/MeasuredList.tsx';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { PersonOfFile } from './PersonOfFile.tsx';
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
      className={classes.frame}
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
  const isMade = person.outcome === 'new';
  return (
    <PersonOfFile person={person}>
      <Badge variant="light" size="sm" tt="none" flex="none" {...(isMade ? {} : { color: 'gray' })}>
        {isMade ? 'Is made' : 'Left out'}
      </Badge>
    </PersonOfFile>
  );
}
