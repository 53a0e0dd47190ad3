import { Alert, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { connectionNeeds } from '#shared/domain/connection.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ConnectForm.module.css';
import { CredentialFields } from './CredentialFields.tsx';
import { accountOf } from './connectionForm.ts';
import { ProviderChoice } from './ProviderChoice.tsx';
import { OrganisationField, TeamField } from './ScopeField.tsx';
import { UnconfirmedNote } from './UnconfirmedNote.tsx';
import { type ConnectionForm, useConnectionForm, type Verdict } from './useConnectionForm.ts';

interface ConnectFormProps {
  onCancel: () => void;
  /** Connected and open. */
  onDone: () => void;
}

/** System, name, address, credentials and scope of a new workspace. It can be tried before it is made. */
export function ConnectForm({ onCancel, onDone }: ConnectFormProps): ReactNode {
  const connecting = useConnectionForm(onDone);
  const { form, busy, verdict } = connecting;
  const { provider } = form.values;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void connecting.connect();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ProviderChoice
          value={provider}
          error={form.errors.provider}
          onChange={connecting.choose}
        />
        {provider !== null && (
          <>
            <Stack gap="sm" onBlur={() => void connecting.leaveAccount()}>
              <SimpleGrid cols={2} spacing="sm">
                <TextInput
                  label="Workspace name"
                  description="How you call it, on this computer."
                  required
                  maxLength={100}
                  {...form.getInputProps('name')}
                />
                <TextInput
                  label="Server address"
                  description="Change it only if you were given another."
                  required
                  spellCheck={false}
                  {...form.getInputProps('baseUrl')}
                />
              </SimpleGrid>
              <CredentialFields form={form} provider={provider} />
            </Stack>
            <ScopeChoice connecting={connecting} />
            <UnconfirmedNote provider={provider} />
          </>
        )}
        <Stack gap="sm" className={classes.foot}>
          <ConnectionVerdict verdict={verdict} />
          <Group justify="space-between">
            <Button
              variant="default"
              loading={busy === 'testing'}
              disabled={busy === 'connecting' || provider === null}
              onClick={() => void connecting.test()}
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
      </Stack>
    </form>
  );
}

function ScopeChoice({ connecting }: { connecting: ConnectionForm }): ReactNode {
  const { form, scopes } = connecting;
  const { provider } = form.values;
  const scope = provider === null ? null : connectionNeeds[provider].scope;
  if (scope === null) return null;
  const { value, error, onChange } = form.getInputProps('scope');
  const Field = scope.kind === 'team' ? TeamField : OrganisationField;
  return (
    <Field
      value={value}
      error={error}
      onChange={onChange}
      list={scopes.list}
      canLoad={accountOf(form.values) !== null}
      onLoad={() => void connecting.loadScopes()}
    />
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
