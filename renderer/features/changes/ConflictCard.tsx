import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import type { Conflict, ConflictChoice } from '#shared/domain/conflict.ts';
import { performEdit } from '../../app/edits.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { useDates } from '../../ui/useDates.ts';
import { CardFrame } from './CardFrame.tsx';
import classes from './ChangeCard.module.css';
import { ChangeVersion } from './ChangeVersion.tsx';
import { ChoiceButton } from './ChoiceButton.tsx';
import { type ChoiceWording, wordChoices } from './choiceWording.ts';
import { wordConflict } from './conflictWording.ts';
import { cardId } from './elementIds.ts';
import { leaveCards } from './focusCard.ts';
import { HeldEdits } from './HeldEdits.tsx';

interface ConflictCardProps {
  conflict: Conflict;
  /** The edits it holds up. */
  held: readonly PendingChange[];
}

/** A change made on both sides: what was before, yours and theirs side by side, and the choice with what it leads to. */
export function ConflictCard({ conflict, held }: ConflictCardProps): ReactNode {
  const [busy, setBusy] = useState<ConflictChoice | null>(null);
  const dates = useDates();
  const workspace = useOpenWorkspace();
  const { data: group } = useAsk(
    'groups.get',
    { groupId: conflict.groupId },
    { enabled: conflict.kind === 'groupDeleted' },
  );
  const facts = {
    held,
    memberCount: group?.memberCount ?? null,
    memberLimit: workspace?.capabilities.maxMembersPerGroup ?? null,
  };
  const words = wordConflict(conflict, facts);
  const choices = wordChoices(conflict, facts);
  const last = held.at(-1);
  const now = new Date();

  const choose = async ({ choice, done }: ChoiceWording, button: HTMLElement) => {
    setBusy(choice);
    const result = await performEdit(
      'conflicts.resolve',
      { conflictId: conflict.id, choice },
      { done: () => done, failed: 'This was not settled' },
    );
    setBusy(null);
    // The card is about to go: reading and the keyboard go on at the next one.
    if (result.ok) leaveCards([conflict.id]);
    else giveFocusBack(button);
  };

  return (
    <CardFrame
      cardKey={conflict.id}
      title={words.title}
      note={`found ${dates.moment(conflict.foundAt, now)}`}
      explanation={words.explanation}
    >
      {words.serverMessage !== null && (
        <Text size="sm" c="dimmed" className={classes.title}>
          The server said: “<bdi>{words.serverMessage}</bdi>”
        </Text>
      )}
      {words.listsEdits && <HeldEdits changes={held} />}
      <div className={classes.versions}>
        <ChangeVersion title="Before" version={words.before} side="before" />
        <ChangeVersion
          title="Yours"
          {...(last === undefined ? {} : { note: dates.moment(last.at, now) })}
          version={words.mine}
          side="mine"
        />
        <ChangeVersion title="On the server" version={words.theirs} side="theirs" />
      </div>
      <div className={classes.choices}>
        {choices.toReversed().map((choice) => {
          const previewId = `${cardId(conflict.id)}-${choice.choice}`;
          return (
            <div key={choice.choice} className={classes.choice}>
              <Text size="sm" className={classes.preview} id={previewId}>
                <SentenceText sentence={choice.after} />
              </Text>
              <ChoiceButton
                words={choice}
                previewId={previewId}
                isFirst={choice === choices[0]}
                isBusy={busy === choice.choice}
                isDisabled={busy !== null && busy !== choice.choice}
                choose={(button) => void choose(choice, button)}
              />
            </div>
          );
        })}
      </div>
    </CardFrame>
  );
}
