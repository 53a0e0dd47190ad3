import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { discardImport } from './takeIn.ts';

interface LeaveImportDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** What is to become of a list that was begun. */
export function LeaveImportDialog({ opened, onClose }: LeaveImportDialogProps): ReactNode {
  const from = useView((state) => state.importedFrom);
  const fileName = useView((state) => state.importing.source?.fileName ?? '');
  const leave = () => {
    onClose();
    view.showScreen(from);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Leave this list?">
      <Stack>
        <Text size="sm">
          Nothing of “<bdi>{fileName}</bdi>” has been applied. Kept for later, it waits behind
          “Import a list…” with all that you chose, until Muster is closed.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Stay
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              leave();
              discardImport();
            }}
          >
            Discard
          </Button>
          <Button data-autofocus onClick={leave}>
            Keep for later
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
