import { Skeleton, Tabs, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { type ComparePart, comparePartSchema } from '#shared/domain/roster.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import { useDates } from '../../ui/useDates.ts';
import { emptySelection, type Selection } from '../roster/selection.ts';
import { CompareActions } from './CompareActions.tsx';
import classes from './CompareDialog.module.css';
import { CompareFilter } from './CompareFilter.tsx';
import { CompareTable } from './CompareTable.tsx';
import { copyCompared, type Said } from './compareEdits.ts';
import { type Side, wordNobodyIn, wordParts } from './compareWording.ts';
import { useComparedCounts, useComparedPeople } from './useComparison.ts';

interface ComparisonProps {
  first: Side;
  second: Side;
  /** Null for one that was deleted. */
  firstGroup: GroupSummary | null;
  secondGroup: GroupSummary | null;
}

/** The three lists of two rosters, one at a time, and what can be done with who is listed. */
export function Comparison({ first, second, firstGroup, secondGroup }: ComparisonProps): ReactNode {
  const dates = useDates();
  const [part, setPart] = useState<ComparePart>('onlyFirst');
  const [text, setText] = useState('');
  const [selection, setSelection] = useState<Selection<PersonId>>(emptySelection());
  const [said, setSaid] = useState<Said | null>(null);
  const sides = useMemo(
    () => ({
      first: { groupId: first.groupId, at: first.at },
      second: { groupId: second.groupId, at: second.at },
    }),
    [first.groupId, first.at, second.groupId, second.at],
  );
  const { items, total, isComplete, failure, retry } = useComparedPeople(
    sides.first,
    sides.second,
    part,
    text.trim(),
  );
  const counts = useComparedCounts(sides.first, sides.second);
  const words = wordParts(first, second, dates);
  const people = items ?? [];
  const chosen = people.filter(({ id }) => selection.ids.has(id));
  const meant = chosen.length > 0 ? chosen : people;
  const copy = () => {
    if (meant.length > 0) void copyCompared(meant).then(setSaid);
  };
  const isOneGroup = first.groupId === second.groupId;
  const isAllNow = first.at === null && second.at === null;
  const target = part === 'onlyFirst' ? secondGroup : firstGroup;

  return (
    <Tabs
      value={part}
      onChange={(value) => {
        setPart(comparePartSchema.catch('onlyFirst').parse(value));
        setSelection(emptySelection());
        setSaid(null);
      }}
      keepMounted={false}
      className={classes.comparison}
    >
      <Tabs.List className={classes.tabs}>
        {parts.map((one) => (
          <Tabs.Tab
            key={one}
            value={one}
            title={textOf(words[one])}
            rightSection={
              <Text span size="xs" c="dimmed" className={classes.count}>
                {counts === null ? '…' : formatCount(counts[one])}
              </Text>
            }
          >
            <span className={classes.tab}>
              <SentenceText sentence={words[one]} />
            </span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={part} className={classes.panel}>
        <div className={classes.toolbar}>
          <CompareFilter text={text} onChange={setText} />
          <Text size="xs" c="dimmed" role="status" className={classes.found}>
            {items === null
              ? ''
              : text.trim() === ''
                ? countPeople(total)
                : `${countPeople(total)} found`}
          </Text>
        </div>
        {failure !== null && <FailureNote failure={failure} retry={retry} />}
        {items === null && failure === null && <CompareSkeleton />}
        {items !== null && items.length === 0 && (
          <Text size="sm" c="dimmed" className={classes.nobody}>
            {text.trim() === '' ? (
              <SentenceText sentence={wordNobodyIn(part, first, second, dates)} />
            ) : (
              'Nobody here fits the filter.'
            )}
          </Text>
        )}
        {items !== null && items.length > 0 && (
          <CompareTable
            label={textOf(words[part])}
            people={items}
            total={total}
            isComplete={isComplete}
            hasLeft={isOneGroup}
            selection={selection}
            onSelect={setSelection}
            onCopy={copy}
          />
        )}
        <CompareActions
          people={meant}
          chosen={chosen.length}
          isComplete={isComplete}
          target={isAllNow && !isOneGroup && part !== 'both' ? target : null}
          said={said}
          onSaid={setSaid}
          onCopy={copy}
          onClear={() => setSelection(emptySelection(selection.active))}
        />
      </Tabs.Panel>
    </Tabs>
  );
}

const parts = comparePartSchema.options;

function CompareSkeleton(): ReactNode {
  return (
    <div className={classes.nobody}>
      <AfterDelay>
        <Skeleton height={12} width="60%" mb="md" />
        <Skeleton height={12} width="52%" mb="md" />
        <Skeleton height={12} width="57%" />
      </AfterDelay>
    </div>
  );
}
