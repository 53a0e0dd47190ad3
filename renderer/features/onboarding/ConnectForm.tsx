import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Connection } from '#shared/domain/connection.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import {
  type ConnectionValues,
  checkConnection,
  credentialsOf,
  emptyConnection,
  fieldOfFailure,
} from './connectionForm.ts';

interface ConnectFormProps {
  onCancel: () => void;
  /** Connected and open. */
  onDone: () => void;
}

type Verdict = { kind: 'works' } | { kind: 'failed'; failure: Failure };

/** Name, address and credentials of a new workspace. It can be tried before it is made. */
export function ConnectForm({ onCancel, onDone }: ConnectFormProps): ReactNode {
  const [busy, setBusy] = useState<'testing' | 'connecting' | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const form = useForm<ConnectionValues>({
    initialValues: emptyConnection,
    validate: checkConnection,
    onValuesChange: () => setVerdict(null),
  });

  const tell = (failure: Failure) => {
    const field = fieldOfFailure(failure, form.values.kind);
    if (field === null) setVerdict({ kind: 'failed', failure });
    else form.setFieldError(field, <FieldFailure failure={failure} />);
  };
  const test = async () => {
    // A connection can be tried before its workspace has a name.
    const errors = checkConnection({ ...form.values, name: form.values.name || 'unnamed' });
    form.setErrors(errors);
    if (Object.keys(errors).length > 0) return;
    setBusy('testing');
    const result = await call('workspace.test', { connection: connectionOf(form.values) });
    setBusy(null);
    if (result.ok) setVerdict({ kind: 'works' });
    else tell(result.error);
  };
  const connect = async (values: ConnectionValues) => {
    setBusy('connecting');
    const connection = connectionOf(values);
    const result = await call('workspace.add', { kind: 'connect', name: values.name, connection });
    setBusy(null);
    if (result.ok) onDone();
    else tell(result.error);
  };

  return (
    <form onSubmit={form.onSubmit((values) => void connect(values))} noValidate>
      <Stack gap="sm">
        <TextInput
          label="Workspace name"
          description="How you call the organisation, on this computer."
          required
          data-autofocus
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Server address"
          description="Leave it as it is unless Stream gave you another."
          required
          spellCheck={false}
          {...form.getInputProps('baseUrl')}
        />
        <CredentialFields form={form} />
        <ConnectionVerdict verdict={verdict} />
        <Group justify="space-between" mt={4}>
          <Button
            variant="default"
            loading={busy === 'testing'}
            disabled={busy === 'connecting'}
            onClick={() => void test()}
          >
            Test connection
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" loading={busy === 'connecting'} disabled={busy === 'testing'}>
              Connect
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function ConnectionVerdict({ verdict }: { verdict: Verdict | null }): ReactNode {
  if (verdict === null) return null;
  if (verdict.kind === 'failed') return <FailureNote failure={verdict.failure} />;
  return (
    <Alert color="teal" variant="outline" icon={<IconCircleCheck aria-hidden />} role="status">
      <Text size="sm">It works: the server knows these credentials.</Text>
    </Alert>
  );
}

function connectionOf(values: ConnectionValues): Connection {
  return {
    provider: 'stream',
    baseUrl: values.baseUrl.trim(),
    credentials: credentialsOf(values),
    scope: null,
  };
}
