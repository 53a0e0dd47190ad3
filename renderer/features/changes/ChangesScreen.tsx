import { Button, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ChangesScreen.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { sortChanges } from './changeCards.ts';
import { type ChangeEntry, entriesOf } from './changeEntries.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { changesTitleId } from './elementIds.ts';
import { NoChanges } from './NoChanges.tsx';
import { RefusedCard } from './RefusedCard.tsx';
import { useChanges } from './useChanges.ts';
import { useConflicts } from './useConflicts.ts';
import { WaitingList } from './WaitingList.tsx';

/** So many cards at once; the rest are a button away. */
const cardsPerPage = 30;

/** What has not reached the server: first what needs the user, then what waits, in its order. */
export function ChangesScreen(): ReactNode {
  const changes = useChanges();
  const conflicts = useConflicts();
  const [discarding, setDiscarding] = useState<ChangeEntry | null>(null);
  const [shownCards, setShownCards] = useState(cardsPerPage);
  const failure = changes.failure ?? conflicts.failure;
  const isKnown = changes.items !== null && conflicts.items !== null;
  const { cards, waiting } = useMemo(
    () =>
      sortChanges(
        changes.items ?? [],
        conflicts.items ?? [],
        changes.isSettled && conflicts.isSettled,
      ),
    [changes.items, conflicts.items, changes.isSettled, conflicts.isSettled],
  );
  const entries = useMemo(() => entriesOf(waiting), [waiting]);
  const isEmpty = isKnown && cards.length === 0 && waiting.length === 0 && failure === null;
  const retry = () => {
    changes.retry();
    conflicts.retry();
  };
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <Title order={1} size="h5" id={changesTitleId} tabIndex={-1}>
          Changes
        </Title>
        <Text size="xs" c="dimmed" className={classes.summary} role="status">
          {isKnown && summaryOf(cards.length, waiting.length)}
        </Text>
      </header>
      <div className={classes.content}>
        {failure !== null && (
          <div className={classes.padded}>
            <FailureNote failure={failure} retry={retry} />
          </div>
        )}
        {!isKnown && failure === null && <ChangesSkeleton />}
        {isEmpty && <NoChanges />}
        {cards.length > 0 && (
          <section className={classes.padded} aria-label="Needs you">
            <Stack gap="sm">
              {cards
                .slice(0, shownCards)
                .map((card) =>
                  card.kind === 'refused' ? (
                    <RefusedCard key={card.key} change={card.change} onDiscard={setDiscarding} />
                  ) : (
                    <ConflictCard key={card.key} conflict={card.conflict} held={card.held} />
                  ),
                )}
              {cards.length > shownCards && (
                <Button
                  variant="default"
                  className={classes.more}
                  onClick={() => setShownCards(shownCards + cardsPerPage)}
                >
                  Show more ({formatCount(cards.length - shownCards)} left)
                </Button>
              )}
            </Stack>
          </section>
        )}
        {entries.length > 0 && <WaitingList entries={entries} onDiscard={setDiscarding} />}
      </div>
      <DiscardDialog entry={discarding} onClose={() => setDiscarding(null)} />
    </div>
  );
}

/** The same counts as in the status: whoever needs the user, and edits that wait. */
function summaryOf(needing: number, waiting: number): string {
  const parts = [];
  if (needing > 0) parts.push(`${formatCount(needing)} ${needing === 1 ? 'needs' : 'need'} you`);
  if (waiting > 0) parts.push(countOf(waiting, 'waiting', 'waiting'));
  return parts.length === 0 ? 'Nothing needs you' : parts.join(' · ');
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
