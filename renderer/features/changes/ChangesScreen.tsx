import { Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ChangesScreen.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { type ChangeEntry, entriesOf, needsDecision } from './changeEntries.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { changesTitleId } from './elementIds.ts';
import { NoChanges } from './NoChanges.tsx';
import { RefusedCard } from './RefusedCard.tsx';
import { useChanges } from './useChanges.ts';
import { WaitingList } from './WaitingList.tsx';

/** What has not reached the server: first what needs the user, then what waits, in its order. */
export function ChangesScreen(): ReactNode {
  const { items, failure, retry } = useChanges();
  const [discarding, setDiscarding] = useState<ChangeEntry | null>(null);
  const needing = useMemo(() => (items ?? []).filter(needsDecision), [items]);
  const waiting = useMemo(
    () => entriesOf((items ?? []).filter((change) => !needsDecision(change))),
    [items],
  );
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <Title order={1} size="h5" id={changesTitleId} tabIndex={-1}>
          Changes
        </Title>
        {items !== null && items.length > 0 && (
          <Text size="xs" c="dimmed" className={classes.summary} role="status">
            {summaryOf(needing, waiting)}
          </Text>
        )}
      </header>
      <div className={classes.content}>
        {failure !== null && (
          <div className={classes.padded}>
            <FailureNote failure={failure} retry={retry} />
          </div>
        )}
        {items === null && failure === null && <ChangesSkeleton />}
        {items?.length === 0 && <NoChanges />}
        {needing.length > 0 && (
          <section className={classes.padded} aria-label="Needs you">
            <Stack gap="sm">
              {needing.map((change) =>
                change.conflict === null ? (
                  <RefusedCard key={change.id} change={change} onDiscard={setDiscarding} />
                ) : (
                  <ConflictCard key={change.id} change={change} />
                ),
              )}
            </Stack>
          </section>
        )}
        {waiting.length > 0 && <WaitingList entries={waiting} onDiscard={setDiscarding} />}
      </div>
      <DiscardDialog entry={discarding} onClose={() => setDiscarding(null)} />
    </div>
  );
}

function summaryOf(needing: readonly PendingChange[], waiting: readonly ChangeEntry[]): string {
  const parts = [];
  if (needing.length > 0) {
    parts.push(`${formatCount(needing.length)} ${needing.length === 1 ? 'needs' : 'need'} you`);
  }
  if (waiting.length > 0) parts.push(countOf(waiting.length, 'waiting', 'waiting'));
  return parts.join(' · ');
}

function ChangesSkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Stack gap="lg" p="md">
        <VisuallyHidden role="status">Loading changes</VisuallyHidden>
        <Skeleton height={12} width="46%" />
        <Skeleton height={12} width="58%" />
        <Skeleton height={12} width="39%" />
      </Stack>
    </AfterDelay>
  );
}
