import { Button, Skeleton, Text } from '@mantine/core';
import { IconChartAreaLine, IconTable } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { type Day, dayOf, endOfDay } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import classes from './SizePanel.module.css';
import { SizeTable } from './SizeTable.tsx';
import { fillDays, sizesByDay } from './sizeDays.ts';
import { wordPast, wordSizes } from './sizeWording.ts';

interface SizePanelProps {
  groupId: GroupId;
  name: string;
  isGone: boolean;
}

/** The library of charts is large and needed here only: the desk opens without it. */
const SizeChart = lazy(async () => ({ default: (await import('./SizeChart.tsx')).SizeChart }));

/** How many people were in the group over time: a sentence, and a chart or the same as a table. */
export function SizePanel({ groupId, name, isGone }: SizePanelProps): ReactNode {
  const dates = useDates();
  const { data, error, refetch } = useAsk('roster.sizes', { groupId });
  const [isTable, setIsTable] = useState(false);
  const today = dayOf(new Date());
  const changes = useMemo(() => sizesByDay(data?.sizes ?? []), [data]);
  const days = useMemo(() => fillDays(changes, today), [changes, today]);
  const open = isGone ? null : (day: Day) => openRosterOf(day, today);
  if (error !== null) {
    return (
      <div className={classes.panel}>
        <FailureNote failure={failureOf(error)} retry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className={classes.panel} aria-busy>
        <Skeleton height={12} width="46%" my={6} />
        <div className={classes.chart} />
      </div>
    );
  }
  const sentence = wordSizes(changes, today, dates);
  const hasChart = days.length > 1;
  return (
    <section className={classes.panel} aria-label="Size over time">
      <div className={classes.line}>
        <Text size="sm" className={classes.sentence}>
          {sentence}
        </Text>
        {hasChart && (
          <Button
            variant="subtle"
            size="compact-xs"
            flex="none"
            leftSection={
              isTable ? (
                <IconChartAreaLine size={14} aria-hidden />
              ) : (
                <IconTable size={14} aria-hidden />
              )
            }
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        )}
      </div>
      {hasChart && isTable && <SizeTable name={name} changes={changes} onOpen={open} />}
      {hasChart && !isTable && (
        <Suspense fallback={<div className={classes.chart} aria-busy />}>
          <SizeChart label={`Size of ${name} over time. ${sentence}`} days={days} onOpen={open} />
        </Suspense>
      )}
      {wordPast(data, dates).map((note) => (
        <Text key={note} size="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </section>
  );
}

/** The roster as it was at the end of a day; of today, as it is now. */
function openRosterOf(day: Day, today: Day): void {
  view.showAsOf(day >= today ? null : endOfDay(day));
  view.showGroupView('roster');
  // What was clicked is gone; the keyboard goes on in the rows.
  view.wantRoster(true);
}
