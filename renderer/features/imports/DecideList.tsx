import { EmptyState, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import type {
  ImportChoice,
  ImportId,
  ImportMapping,
  ImportPerson,
} from '#shared/domain/importing.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { MeasuredList, type MeasuredListHandle } from '../../ui/MeasuredList.tsx';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { BestMatchMenu } from './BestMatchMenu.tsx';
import { DecideItem } from './DecideItem.tsx';
import { type Decisions, decide } from './importDraft.ts';
import { wordNoNewPerson } from './importWording.ts';
import { usePlanPeople } from './planLists.ts';
import classes from './Review.module.css';
import { choiceOfKey, groupAlike, joinDecided, nextOpen, type ToDecide } from './toDecide.ts';

interface DecideListProps {
  importId: ImportId;
  mapping: ImportMapping;
  decisions: Decisions;
  createsPeople: boolean;
}

/** People of the file who may be one of several here. By the keyboard: a number, N or S decides and goes to the next. */
export function DecideList({
  importId,
  mapping,
  decisions,
  createsPeople,
}: DecideListProps): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities ?? null;
  const { items: open, failure, retry } = usePlanPeople(importId, 'ambiguous');
  const items = useMemo(() => joinDecided(open ?? [], decisions), [open, decisions]);
  const alike = useMemo(() => groupAlike(items), [items]);
  const list = useRef<MeasuredListHandle>(null);
  const noNew = wordNoNewPerson(capabilities, createsPeople);

  const settle = (
    people: readonly ImportPerson[],
    choiceOf: (person: ImportPerson) => ImportChoice | null,
  ) => view.changeImport((draft) => decide(draft, mapping, people, choiceOf));
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const item = items[index];
    if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = choiceOfKey(event.key, item.person, noNew === null);
    if (choice === undefined) return;
    event.preventDefault();
    settle([item.person], () => choice);
    const next = nextOpen(items, index);
    if (next !== null) list.current?.focusItem(next);
  };

  if (failure !== null) return <FailureNote failure={failure} retry={retry} />;
  if (open === null) return <RosterRowsSkeleton />;
  if (items.length === 0) {
    return (
      <EmptyState
        size="sm"
        icon={<IconCircleCheck aria-hidden />}
        title="Nobody to decide on"
        description="Everybody in the list is one person here, or nobody."
      />
    );
  }
  const stillOpen = items.filter(({ isDecided }) => !isDecided).length;
  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" role="status" className={classes.barWords}>
          {stillOpen === 0
            ? `All ${formatCount(items.length)} decided.`
            : `${formatCount(stillOpen)} of ${countPeople(items.length)} still to decide. Until then nothing is done for them.`}
        </Text>
        <Text size="xs" c="dimmed">
          Keys: 1–5 take that person, N somebody new, S leaves them out
        </Text>
        <BestMatchMenu
          alike={alike}
          onTake={(people) => {
            settle(people, bestOf);
            list.current?.focusItem(0);
          }}
        />
      </div>
      <MeasuredList
        className={classes.frame}
        ref={list}
        label="People to decide on"
        items={items}
        keyOf={keyOfItem}
        estimate={estimateHeight}
        onKeyDown={onKeyDown}
        renderItem={({ person }) => (
          <DecideItem
            person={person}
            choice={decisions.get(person.person)?.choice ?? null}
            noNew={noNew}
            onChoose={(choice) => settle([person], () => choice)}
          />
        )}
      />
    </>
  );
}

function bestOf({ candidates: [best] }: ImportPerson): ImportChoice | null {
  return best === undefined ? null : { kind: 'person', personId: best.id };
}

function keyOfItem({ person }: ToDecide): string {
  return String(person.person);
}

const headHeight = 37;
const choiceHeight = 31;

function estimateHeight({ person }: ToDecide): number {
  return headHeight + (person.candidates.length + 2) * choiceHeight;
}
