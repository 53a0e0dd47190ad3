import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';

interface RenameWorkspaceDialogProps {
  workspace: Workspace;
  opened: boolean;
  onClose: () => void;
}

export function RenameWorkspaceDialog({
  workspace,
  opened,
  onClose,
}: RenameWorkspaceDialogProps): ReactNode {
  const [name, setName] = useState(workspace.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const rename = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const result = await call('workspace.update', { workspaceId: workspace.id, name });
    setIsBusy(false);
    if (result.ok) onClose();
    else setFailure(result.error);
  };

  return (
    <Modal opened={opened} onClose={onClose} title="Rename workspace">
      <form onSubmit={(event) => void rename(event)}>
        <Stack>
          <TextInput
            label="Name"
            description="Only on this computer; nothing on the server changes."
            data-autofocus
            required
            maxLength={100}
            value={name}
            error={failure?.message}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
