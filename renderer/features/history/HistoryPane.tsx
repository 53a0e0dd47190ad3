import { Button, EmptyState, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconClipboard, IconSearchOff, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import type { DatesFrom } from '#shared/domain/roster.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { useView, view } from '../../app/viewStore.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { copyText } from '../../ui/copyText.ts';
import { countOf } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { showNote } from '../../ui/toasts.tsx';
import { useDates } from '../../ui/useDates.ts';
import { focusHistory } from './focusHistory.ts';
import classes from './HistoryPane.module.css';
import { HistoryToolbar } from './HistoryToolbar.tsx';
import { filterOf } from './historyWish.ts';
import { OriginIcon } from './OriginIcon.tsx';
import { SizePanel } from './SizePanel.tsx';
import { StayTable } from './StayTable.tsx';
import { stayText } from './stayText.ts';
import { originsIn, wordFound, wordNobody } from './stayWording.ts';
import { useStays } from './useStays.ts';

interface HistoryPaneProps {
  groupId: GroupId;
  name: string;
  /** The group was deleted: its roster of a day cannot be opened. */
  isGone: boolean;
}

/** Who came and went, and how many there were over time. Nothing can be changed here. */
export function HistoryPane({ groupId, name, isGone }: HistoryPaneProps): ReactNode {
  const dates = useDates();
  const wish = useView((state) => state.historyWish);
  const text = useView((state) => state.historyText.trim());
  const filter = useMemo(() => filterOf(wish), [wish]);
  const { items, total, isComplete, failure, retry } = useStays(groupId, filter, text);
  const origins = useMemo(() => originsIn(items ?? []), [items]);

  const isWanted = useView((state) => state.isRosterWanted) && items !== null;
  useEffect(() => {
    if (!isWanted) return;
    focusHistory();
    view.wantRoster(false);
  }, [isWanted]);

  const copy = () => void copyStays(items ?? []);
  const isEmpty = items !== null && items.length === 0;
  return (
    <div className={classes.pane}>
      <SizePanel groupId={groupId} name={name} isGone={isGone} />
      <HistoryToolbar />
      <div className={classes.line}>
        <Text size="xs" c="dimmed" role="status" className={classes.counts}>
          {items !== null && !isEmpty && isComplete && wordFound(wish, items, text !== '', dates)}
        </Text>
        {isComplete && !isEmpty && (
          <Button
            variant="subtle"
            size="compact-xs"
            flex="none"
            leftSection={<IconClipboard size={14} aria-hidden />}
            onClick={copy}
          >
            Copy the list
          </Button>
        )}
      </div>
      {failure !== null && (
        <div className={classes.note}>
          <FailureNote failure={failure} retry={retry} />
        </div>
      )}
      {items === null && failure === null && <HistorySkeleton />}
      {isEmpty && (text === '' ? <Nobody why={wordNobody(wish, dates)} /> : <NobodyFits />)}
      {items !== null && !isEmpty && (
        <StayTable
          key={JSON.stringify(filter)}
          label={`History of ${name}`}
          stays={items}
          total={total}
          isComplete={isComplete}
          onCopy={copy}
        />
      )}
      <Legend origins={origins} />
    </div>
  );
}

function Nobody({ why }: { why: string }): ReactNode {
  return (
    <EmptyState
      className={classes.empty}
      icon={<IconUsers aria-hidden />}
      title="Nobody to show"
      description={why}
    />
  );
}

function NobodyFits(): ReactNode {
  return (
    <EmptyState
      className={classes.empty}
      icon={<IconSearchOff aria-hidden />}
      title="Nobody here fits the filter"
      description="It looks at names, e-mail addresses and phone numbers."
    >
      <EmptyState.Actions>
        <Button variant="default" onClick={() => view.filterHistory('')}>
          Clear the filter
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}

async function copyStays(stays: readonly Stay[]): Promise<void> {
  if (stays.length === 0) return;
  const hasCopied = await copyText(stayText(stays));
  showNote(
    hasCopied
      ? `Copied ${countOf(stays.length, 'line', 'lines')}. Paste them into a spreadsheet.`
      : 'The clipboard cannot be used here.',
  );
}

/** What the marks mean, for those that are there. */
function Legend({ origins }: { origins: ReadonlySet<DatesFrom> }): ReactNode {
  if (!origins.has('observed') && !origins.has('edit')) return null;
  return (
    <div className={classes.legend}>
      {origins.has('observed') && (
        <Text size="xs" c="dimmed" className={classes.mark}>
          <OriginIcon from="observed" />
          Observed here: the server tells no date.
        </Text>
      )}
      {origins.has('edit') && (
        <Text size="xs" c="dimmed" className={classes.mark}>
          <OriginIcon from="edit" />
          By an edit of yours that is not on the server yet.
        </Text>
      )}
    </div>
  );
}

function HistorySkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Stack gap="md" className={classes.loading}>
        <VisuallyHidden role="status">Loading the history</VisuallyHidden>
        <Skeleton height={12} width="70%" />
        <Skeleton height={12} width="62%" />
        <Skeleton height={12} width="66%" />
      </Stack>
    </AfterDelay>
  );
}
