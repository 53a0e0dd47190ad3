import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { named } from '../../ui/sentence.ts';
import { showDone } from '../../ui/toasts.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import {
  type ConnectionValues,
  checkCredentials,
  credentialsOf,
  emptyConnection,
  fieldOfFailure,
} from './connectionForm.ts';

interface SignInDialogProps {
  workspace: Workspace;
  opened: boolean;
  onClose: () => void;
}

/** New credentials for a workspace whose old ones no longer work, or were kept for one run only. */
export function SignInDialog({ workspace, opened, onClose }: SignInDialogProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<ConnectionValues>({
    initialValues: emptyConnection,
    validate: checkCredentials,
    onValuesChange: () => setFailure(null),
  });
  const signIn = async (values: ConnectionValues) => {
    setIsBusy(true);
    const result = await call('workspace.update', {
      workspaceId: workspace.id,
      credentials: credentialsOf(values),
    });
    setIsBusy(false);
    if (result.ok) {
      onClose();
      showDone(['Signed in to ', named(workspace.name)]);
      return;
    }
    const field = fieldOfFailure(result.error, values.kind);
    if (field === null || field === 'baseUrl' || field === 'name') setFailure(result.error);
    else form.setFieldError(field, <FieldFailure failure={result.error} />);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={`Sign in to “${workspace.name}”`} size={460}>
      <form onSubmit={form.onSubmit((values) => void signIn(values))} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            Changes that were not sent are kept and go out after you have signed in.
            {workspace.credentialHint !== null && ` So far: ${workspace.credentialHint}`}
          </Text>
          <CredentialFields form={form} />
          {failure !== null && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              Sign in
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
