import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { countChanges } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { showNote } from '../../ui/toasts.tsx';
import { countNeeds } from '../sync/statusWording.ts';

interface RemoveWorkspaceDialogProps {
  workspace: Workspace;
  /** Its unsent edits are known: it is the one on the screen. */
  isOpen: boolean;
  opened: boolean;
  onClose: () => void;
}

/** Removing forgets the workspace here; what is on the server stays. Unsent edits must be given up expressly. */
export function RemoveWorkspaceDialog({
  workspace,
  isOpen,
  opened,
  onClose,
}: RemoveWorkspaceDialogProps): ReactNode {
  const { data: status } = useAsk('sync.status', {}, { enabled: isOpen });
  const [discardUnsent, setDiscardUnsent] = useState(false);
  const [deleteData, setDeleteData] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const unsent = status === undefined ? 0 : status.waiting + countNeeds(status);
  const mustDiscard = unsent > 0 || failure !== null;

  const remove = async () => {
    setIsBusy(true);
    const result = await call('workspace.remove', {
      workspaceId: workspace.id,
      discardUnsent,
      deleteData,
    });
    setIsBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    onClose();
    showNote(`“${workspace.name}” was removed from this computer.`);
  };

  return (
    <Modal opened={opened} onClose={onClose} title={`Remove “${workspace.name}”?`}>
      <Stack>
        <Text size="sm">
          Muster forgets this workspace and its credentials. Nothing on the server changes.
        </Text>
        {failure !== null && <FailureNote failure={failure} />}
        {mustDiscard && (
          <Checkbox
            label={
              unsent > 0
                ? `Give up ${countChanges(unsent)} that the server does not have`
                : 'Give up changes that the server does not have'
            }
            checked={discardUnsent}
            onChange={(event) => setDiscardUnsent(event.currentTarget.checked)}
          />
        )}
        <Checkbox
          label="Also delete its data file"
          description="Otherwise the file is kept aside in Muster’s data folder."
          checked={deleteData}
          onChange={(event) => setDeleteData(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button
            color="red.9"
            loading={isBusy}
            disabled={mustDiscard && !discardUnsent}
            onClick={() => void remove()}
          >
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
