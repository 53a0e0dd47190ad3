import { Box, Button, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import screen from '../../ui/Screen.module.css';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { walkItems } from '../../ui/walkItems.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { ChangeSectionView } from './ChangeSectionView.tsx';
import classes from './ChangesScreen.module.css';
import { sortChanges } from './changeCards.ts';
import { entriesOf } from './changeEntries.ts';
import { sectionsOf } from './changeSections.ts';
import { DiscardDialog, type DiscardRequest } from './DiscardDialog.tsx';
import { changesTitleId } from './elementIds.ts';
import { NoChanges } from './NoChanges.tsx';
import { useChanges } from './useChanges.ts';
import { useConflicts } from './useConflicts.ts';

/** So many groups at once; the rest are a button away. */
const sectionsPerPage = 25;

/** What has not reached the server: by group, and of each first what needs the user. */
export function ChangesScreen(): ReactNode {
  const changes = useChanges();
  const conflicts = useConflicts();
  const [discarding, setDiscarding] = useState<DiscardRequest | null>(null);
  const [amending, setAmending] = useState<PendingChange | null>(null);
  const [shownSections, setShownSections] = useState(sectionsPerPage);
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
  const sections = useMemo(() => sectionsOf(cards, entriesOf(waiting)), [cards, waiting]);
  const isEmpty = isKnown && sections.length === 0 && failure === null;
  const retry = () => {
    changes.retry();
    conflicts.retry();
  };
  return (
    <div className={screen.screen}>
      <ScreenHeader
        title="Changes"
        titleId={changesTitleId}
        summary={isKnown && summaryOf(cards.length, waiting.length)}
      />
      <Box className={classes.content} onKeyDown={walkItems} {...focusable}>
        {failure !== null && (
          <div className={screen.padded}>
            <FailureNote failure={failure} retry={retry} />
          </div>
        )}
        {!isKnown && failure === null && <ChangesSkeleton />}
        {isEmpty && <NoChanges />}
        {sections.slice(0, shownSections).map((section) => (
          <ChangeSectionView
            key={section.key}
            section={section}
            onDiscard={setDiscarding}
            onEdit={setAmending}
          />
        ))}
        {sections.length > shownSections && (
          <Button
            variant="default"
            className={classes.more}
            onClick={() => setShownSections(shownSections + sectionsPerPage)}
          >
            Show more groups ({formatCount(sections.length - shownSections)} left)
          </Button>
        )}
      </Box>
      <DiscardDialog request={discarding} onClose={() => setDiscarding(null)} />
      <AmendDialog change={amending} onClose={() => setAmending(null)} />
    </div>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region', 'aria-label': 'Unsent changes' };

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
