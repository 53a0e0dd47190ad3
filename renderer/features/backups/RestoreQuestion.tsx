import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Backup } from '#shared/domain/backup.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { emptyEditStack } from '../../app/editStack.ts';
import { view } from '../../app/viewStore.ts';
import { call } from '../../ipc/call.ts';
import { forgetWorkspaceData } from '../../ipc/connectEvents.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { wordSize } from '../../ui/sizes.ts';
import { hideToasts, showDone } from '../../ui/toasts.tsx';
import { useDates } from '../../ui/useDates.ts';
import { wordReason } from './backupWording.ts';

interface RestoreQuestionProps {
  backup: Backup;
  isBusy: boolean;
  setIsBusy: (isBusy: boolean) => void;
  goBack: () => void;
  onRestored: () => void;
}

/** What a restore does, in plain words, before it is done. */
export function RestoreQuestion({
  backup,
  isBusy,
  setIsBusy,
  goBack,
  onRestored,
}: RestoreQuestionProps): ReactNode {
  const queries = useQueryClient();
  const dates = useDates();
  const [failure, setFailure] = useState<Failure | null>(null);
  const when = dates.moment(backup.madeAt, new Date());
  const restore = async (button: HTMLElement) => {
    setIsBusy(true);
    setFailure(null);
    const result = await call('backup.restore', { backupId: backup.id });
    setIsBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      giveFocusBack(button);
      return;
    }
    // The edits of this window may not be in the file that is open now, and neither may their Undo.
    view.changeEdits(() => emptyEditStack);
    hideToasts();
    onRestored();
    showDone([`Restored the copy of ${when}. The roster is fetched again.`]);
    await forgetWorkspaceData(queries);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        The copy of <b>{when}</b> ({wordReason(backup.reason).toLowerCase()},{' '}
        {wordSize(backup.bytes)}) takes the place of the data Muster has now.
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>Edits that you have not sent yet stay, and are sent as before.</List.Item>
        <List.Item>The roster is fetched again from the server. Nothing there changes.</List.Item>
        <List.Item>
          The data as it is now is kept as a copy first, so that you can come back to it.
        </List.Item>
      </List>
      {failure !== null && <FailureNote failure={failure} />}
      <Group justify="flex-end" gap="xs">
        <Text size="sm" role="status" flex={1}>
          {isBusy && 'Restoring the copy …'}
        </Text>
        <Button variant="default" disabled={isBusy} onClick={goBack} autoFocus>
          Cancel
        </Button>
        <Button loading={isBusy} onClick={(event) => void restore(event.currentTarget)}>
          Restore this copy
        </Button>
      </Group>
    </Stack>
  );
}
