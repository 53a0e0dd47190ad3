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
  credentialFields,
  credentialsOf,
  fieldOfFailure,
  valuesFor,
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
    initialValues: valuesFor(workspace.provider),
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
    const field = fieldOfFailure(result.error, values);
    if (field === null || !credentialFields.includes(field)) {
      setFailure(result.error);
      return;
    }
    form.setFieldError(field, <FieldFailure failure={result.error} />);
    setTimeout(() => form.getInputNode(field)?.focus(), 0);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={`Sign in to “${workspace.name}”`} size={460}>
      <form onSubmit={form.onSubmit((values) => void signIn(values))} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            Changes that were not sent are kept and go out after you have signed in.
            {workspace.credentialHint !== null && ` So far: ${workspace.credentialHint}`}
          </Text>
          <CredentialFields form={form} provider={workspace.provider} />
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
