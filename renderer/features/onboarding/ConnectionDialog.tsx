import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { named } from '../../ui/sentence.ts';
import { showDone } from '../../ui/toasts.tsx';
import { originOf } from '../workspaces/originOf.ts';
import { CredentialFields } from './CredentialFields.tsx';
import {
  type ConnectionValues,
  checkAddress,
  checkCredentials,
  credentialFields,
  credentialsOf,
  fieldOfFailure,
  valuesFor,
} from './connectionForm.ts';

interface ConnectionDialogProps {
  workspace: Workspace;
  opened: boolean;
  onClose: () => void;
}

/** Another address for the same account, tried before it is kept. Where no credentials are held, they come with it. */
export function ConnectionDialog({ workspace, opened, onClose }: ConnectionDialogProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { provider, credentialHint } = workspace;
  const isSignedIn = credentialHint !== null;
  const form = useForm<ConnectionValues>({
    initialValues: { ...valuesFor(provider), baseUrl: workspace.baseUrl },
    validate: (values) => ({
      ...checkAddress(values.baseUrl),
      ...(!isSignedIn && checkCredentials(values)),
    }),
    onValuesChange: () => setFailure(null),
  });
  const save = async (values: ConnectionValues) => {
    setIsBusy(true);
    const result = await call('workspace.update', {
      workspaceId: workspace.id,
      baseUrl: values.baseUrl.trim(),
      ...(!isSignedIn && { credentials: credentialsOf(values) }),
    });
    setIsBusy(false);
    if (result.ok) {
      onClose();
      showDone(['Changed the connection of ', named(workspace.name)]);
      return;
    }
    const field = fieldOfFailure(result.error, values);
    const shown = isSignedIn ? ['baseUrl'] : ['baseUrl', ...credentialFields];
    if (field === null || !shown.includes(field)) {
      setFailure(result.error);
      return;
    }
    form.setFieldError(field, <FieldFailure failure={result.error} />);
    setTimeout(() => form.getInputNode(field)?.focus(), 0);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={`Connection of “${workspace.name}”`} size={460}>
      <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            <bdi>{originOf(workspace)}</bdi>. Changes that were not sent are kept and go to the new
            address.
          </Text>
          <TextInput
            label="Server address"
            description={
              isSignedIn
                ? `It is tried with the credentials Muster holds (${credentialHint}) before it is kept.`
                : 'It is tried before it is kept.'
            }
            required
            data-autofocus
            spellCheck={false}
            {...form.getInputProps('baseUrl')}
          />
          {!isSignedIn && <CredentialFields form={form} provider={provider} />}
          {failure !== null && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
