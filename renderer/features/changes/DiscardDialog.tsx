import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { countOf } from '../../ui/counts.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import type { Sentence } from '../../ui/sentence.ts';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import classes from './ChangeCard.module.css';
import { discardChanges } from './changeActions.ts';
import { wordChange } from './changeWording.ts';
import { focusBeside, focusChangesTitle } from './focusCard.ts';

/** What is to be given up: one line or card, or all that was refused of a group. */
export interface DiscardRequest {
  /** The cards or lines that go, beside which the keyboard goes on. */
  keys: readonly string[];
  changes: readonly PendingChange[];
  sentence: Sentence;
  /** They are several edits, not the halves of one. */
  areSeveral: boolean;
}

/** More would push the answer out of sight. */
const listedAtMost = 8;

/** Giving a change up takes it off the screen too, so it is asked for once more. */
export function DiscardDialog({
  request,
  onClose,
}: {
  request: DiscardRequest | null;
  onClose: () => void;
}): ReactNode {
  const [shown, setShown] = useState(request);
  const [isBusy, setIsBusy] = useState(false);
  if (request !== null && request !== shown) setShown(request);
  useReturnFocus(request !== null, focusChangesTitle);
  const discard = async () => {
    if (shown === null) return;
    setIsBusy(true);
    const isDone = await discardChanges(shown.changes, shown.sentence);
    setIsBusy(false);
    // The card or line and its button are about to go: reading goes on beside the card, or at the top of the screen.
    if (isDone) focusBeside(shown.keys);
    onClose();
  };
  const list = shown?.areSeveral === true ? shown.changes : [];
  const isOne = list.length === 0;
  return (
    <Modal
      opened={request !== null}
      onClose={onClose}
      returnFocus={false}
      title={isOne ? 'Discard this change?' : `Discard all ${list.length} changes?`}
    >
      <Stack>
        <Text size="sm">{shown !== null && <SentenceText sentence={shown.sentence} />}</Text>
        {!isOne && (
          <ul className={classes.held}>
            {list.slice(0, listedAtMost).map((change) => (
              <li key={change.id}>
                <SentenceText sentence={wordChange(change)} />
              </li>
            ))}
            {list.length > listedAtMost && (
              <li>and {countOf(list.length - listedAtMost, 'more', 'more')}</li>
            )}
          </ul>
        )}
        <Text size="sm" c="dimmed">
          {isOne ? 'It' : 'They'} will not be sent, and the roster goes back to what it was without{' '}
          {isOne ? 'it' : 'them'}. A trace stays in Activity.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {isOne ? 'Keep it' : 'Keep them'}
          </Button>
          <Button color="red.9" loading={isBusy} onClick={() => void discard()}>
            Discard
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
