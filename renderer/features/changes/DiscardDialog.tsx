import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { discardChanges } from './changeActions.ts';
import type { ChangeEntry } from './changeEntries.ts';

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
  const discard = async () => {
    if (shown === null) return;
    setIsBusy(true);
    await discardChanges(shown.changes, shown.sentence);
    setIsBusy(false);
    onClose();
  };
  return (
    <Modal opened={entry !== null} onClose={onClose} title="Discard this change?">
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
