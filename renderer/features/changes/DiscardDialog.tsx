import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import { discardChanges } from './changeActions.ts';
import type { ChangeEntry } from './changeEntries.ts';
import { changesTitleId } from './elementIds.ts';
import { focusBeside } from './focusCard.ts';

/** Giving a change up takes it off the screen too, so it is asked for once more. */
export function DiscardDialog({
  entry,
  onClose,
}: {
  entry: ChangeEntry | null;
  onClose: () => void;
}): ReactNode {
  const [shown, setShown] = useState(entry);
  const [isBusy, setIsBusy] = useState(false);
  if (entry !== null && entry !== shown) setShown(entry);
  useReturnFocus(entry !== null, focusTitle);
  const discard = async () => {
    if (shown === null) return;
    setIsBusy(true);
    const isDone = await discardChanges(shown.changes, shown.sentence);
    setIsBusy(false);
    // The card or line and its button are about to go: reading goes on beside the card, or at the top of the screen.
    if (isDone) focusBeside(shown.key);
    onClose();
  };
  return (
    <Modal
      opened={entry !== null}
      onClose={onClose}
      returnFocus={false}
      title="Discard this change?"
    >
      <Stack>
        <Text size="sm">{shown !== null && <SentenceText sentence={shown.sentence} />}</Text>
        <Text size="sm" c="dimmed">
          It will not be sent, and the roster goes back to what it was without it.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red.9" loading={isBusy} onClick={() => void discard()}>
            Discard
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function focusTitle(): void {
  document.getElementById(changesTitleId)?.focus();
}
