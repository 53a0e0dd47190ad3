import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { named } from '../../ui/sentence.ts';
import classes from './ChangeSectionView.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { retryChanges } from './changeActions.ts';
import { type ChangeSection, wordSection } from './changeSections.ts';
import type { DiscardRequest } from './DiscardDialog.tsx';
import { leaveCards } from './focusCard.ts';
import { RefusedCard } from './RefusedCard.tsx';
import { WaitingLine } from './WaitingLine.tsx';

/** So many of each at once; the rest are a button away. */
const shownCards = 8;
const shownLines = 12;

interface ChangeSectionViewProps {
  section: ChangeSection;
  onDiscard: (request: DiscardRequest) => void;
  onEdit: (change: PendingChange) => void;
}

/** One group's unsent edits under its name: what needs the user, then what waits, in the order it is sent. */
export function ChangeSectionView({
  section,
  onDiscard,
  onEdit,
}: ChangeSectionViewProps): ReactNode {
  const [cardCount, setCardCount] = useState(shownCards);
  const [lineCount, setLineCount] = useState(shownLines);
  const { cards, entries, groupId, groupName, refused } = section;
  return (
    // No landmark: there may be hundreds, and groups may share a name. The headings lead through them.
    <div className={classes.section}>
      <div className={classes.heading}>
        <Title order={2} size="sm" className={classes.title}>
          {groupId === null ? (
            'New people'
          ) : (
            <Anchor
              component="button"
              type="button"
              inherit
              className={classes.group}
              onClick={() => view.openGroup(groupId)}
            >
              <bdi>{groupName}</bdi>
            </Anchor>
          )}
        </Title>
        <Text size="xs" c="dimmed" className={classes.count}>
          {wordSection(section)}
        </Text>
        {refused.length > 1 && <AllRefused section={section} onDiscard={onDiscard} />}
      </div>
      {cards.length > 0 && (
        <Stack gap="sm" className={classes.cards}>
          {cards
            .slice(0, cardCount)
            .map((card) =>
              card.kind === 'refused' ? (
                <RefusedCard
                  key={card.key}
                  change={card.change}
                  onDiscard={onDiscard}
                  onEdit={onEdit}
                />
              ) : (
                <ConflictCard key={card.key} conflict={card.conflict} held={card.held} />
              ),
            )}
        </Stack>
      )}
      <ShowMore count={cards.length - cardCount} show={() => setCardCount(cardCount + 30)} />
      {entries.length > 0 && (
        <ol className={classes.lines}>
          {entries.slice(0, lineCount).map((entry) => (
            <WaitingLine key={entry.key} entry={entry} onDiscard={onDiscard} onEdit={onEdit} />
          ))}
        </ol>
      )}
      <ShowMore count={entries.length - lineCount} show={() => setLineCount(lineCount + 200)} />
    </div>
  );
}

/** One answer for all that was refused of a group. */
function AllRefused({
  section: { refused, groupName, groupId },
  onDiscard,
}: Pick<ChangeSectionViewProps, 'section' | 'onDiscard'>): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const keys = refused.map(({ id }) => id);
  const what = `${formatCount(refused.length)} refused changes of `;
  const of = groupId === null ? 'new people' : named(groupName);
  const retry = async (button: HTMLElement) => {
    setIsBusy(true);
    const isDone = await retryChanges(refused, [what, of]);
    setIsBusy(false);
    if (isDone) leaveCards(keys, button);
    else giveFocusBack(button);
  };
  return (
    <span className={classes.all}>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() =>
          onDiscard({
            keys,
            changes: refused,
            sentence: [what, of],
            areSeveral: true,
          })
        }
      >
        Discard all {formatCount(refused.length)}…
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        loading={isBusy}
        onClick={(event) => void retry(event.currentTarget)}
      >
        Try all {formatCount(refused.length)} again
      </Button>
    </span>
  );
}

function ShowMore({ count, show }: { count: number; show: () => void }): ReactNode {
  if (count <= 0) return null;
  return (
    <div className={classes.more}>
      <Button variant="subtle" size="compact-sm" onClick={show}>
        Show more ({formatCount(count)} left)
      </Button>
    </div>
  );
}
