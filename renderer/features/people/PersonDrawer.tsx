import { ActionIcon, Drawer, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonDetails } from '#shared/ipc/methods/people.ts';
import { redoLastEdit, undoLastEdit } from '../../app/edits.ts';
import { isTextField } from '../../app/isTextField.ts';
import { useView, view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { refusable } from '../../ui/Refusable.tsx';
import { useListBehind } from './listBehind.ts';
import { PersonActivity } from './PersonActivity.tsx';
import classes from './PersonDrawer.module.css';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonGroups } from './PersonGroups.tsx';
import { PersonPast } from './PersonPast.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { useReturnToRow } from './useReturnToRow.ts';

/** Over the list, under the toasts with their Undo, which come beside it. */
const drawerLayer = 140;

/** One person beside the list they were opened from: what is known of them, their groups, and what happened. */
export function PersonDrawer(): ReactNode {
  const personId = useView((state) => state.personId);
  const list = useListBehind((state) => state.list);
  // Stays for the time the drawer takes to go.
  const [lastId, setLastId] = useState<PersonId | null>(null);
  if (personId !== null && personId !== lastId) setLastId(personId);
  useReturnToRow(personId);

  const goTo = (next: PersonId | null) => {
    if (next === null) return;
    list?.follow(next);
    view.openPerson(next);
  };
  const previous = personId === null ? null : (list?.previousOf(personId) ?? null);
  const next = personId === null ? null : (list?.nextOf(personId) ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const isStep = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (isStep) goTo(event.key === 'ArrowUp' ? previous : next);
    else if (!undoByKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Drawer.Root
      opened={personId !== null}
      onClose={() => view.openPerson(null)}
      position="right"
      size={430}
      lockScroll={false}
      returnFocus={false}
      zIndex={drawerLayer}
      transitionProps={{ duration: 120 }}
      onKeyDown={onKeyDown}
    >
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content>
        {lastId !== null && (
          <OnePerson
            personId={lastId}
            steps={
              list !== null && (
                <Group gap={2} wrap="nowrap">
                  <Step label="Previous person (Alt+Up)" to={previous} onGo={goTo}>
                    <IconChevronUp size={18} aria-hidden />
                  </Step>
                  <Step label="Next person (Alt+Down)" to={next} onGo={goTo}>
                    <IconChevronDown size={18} aria-hidden />
                  </Step>
                </Group>
              )
            }
          />
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}

interface OnePersonProps {
  personId: PersonId;
  steps: ReactNode;
}

/** The person before stays until the next one has come: stepping through a list must not flicker. */
function OnePerson({ personId, steps }: OnePersonProps): ReactNode {
  const { data, error, refetch } = useAsk('people.get', { personId }, { keepsPrevious: true });
  const person = error === null ? data : undefined;
  return (
    <>
      <Drawer.Header className={classes.header}>
        {person !== undefined && <PersonAvatar id={person.id} name={person.name} size={40} />}
        <div className={classes.title}>
          <Drawer.Title className={classes.name} dir="auto">
            {person?.name ?? 'Person'}
          </Drawer.Title>
          {person !== undefined && <StatusBadge status={person.status} />}
        </div>
        {steps}
        <Drawer.CloseButton aria-label="Close" />
      </Drawer.Header>
      <Drawer.Body className={classes.body}>
        {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
        {person === undefined && error === null && <PersonSkeleton />}
        {person !== undefined && <Sections key={person.id} person={person} />}
      </Drawer.Body>
    </>
  );
}

function Sections({ person }: { person: PersonDetails }): ReactNode {
  return (
    <Stack gap="lg">
      <PersonFacts person={person} />
      <PersonGroups person={person} />
      <PersonPast stays={person.groups} />
      <PersonActivity personId={person.id} />
    </Stack>
  );
}

interface StepProps {
  label: string;
  to: PersonId | null;
  onGo: (personId: PersonId | null) => void;
  children: ReactNode;
}

function Step({ label, to, onGo, children }: StepProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        {...refusable(to === null ? 'Nobody there' : null, () => onGo(to))}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** The desk leaves its keys to what lies over it; an edit made here is undone here. */
function undoByKey(event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  if (!isCommand || event.altKey || isTextField(event.target)) return false;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) void undoLastEdit();
  else if ((key === 'z' && event.shiftKey) || key === 'y') void redoLastEdit();
  else return false;
  return true;
}

function PersonSkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Text className={classes.loading} role="status">
        Loading the person
      </Text>
      <Stack gap="md">
        <Skeleton height={12} width="70%" />
        <Skeleton height={12} width="58%" />
        <Skeleton height={12} width="64%" />
      </Stack>
    </AfterDelay>
  );
}
