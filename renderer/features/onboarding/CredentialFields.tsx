import { Alert, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconInfoCircle, IconShieldExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Provider } from '#shared/domain/capabilities.ts';
import { connectionNeeds } from '#shared/domain/connection.ts';
import type { CredentialKind } from '#shared/domain/workspace.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import type { ConnectionValues } from './connectionForm.ts';
import { providerWords } from './providerWords.ts';

type Form = UseFormReturnType<ConnectionValues>;

/** What signs in to this system, with where to find it and what it allows. */
export function CredentialFields({
  form,
  provider,
}: {
  form: Form;
  provider: Provider;
}): ReactNode {
  const { keyHelp } = providerWords[provider];
  const { kind } = form.values;
  return (
    <Stack gap="sm">
      {kind === 'apiKey' ? (
        // Here the key is the whole secret; beside a secret it is only a name.
        <PasswordInput
          key="secretKey"
          label="API key"
          description={keyHelp}
          required
          autoComplete="off"
          {...form.getInputProps('apiKey')}
        />
      ) : (
        <TextInput
          label="API key"
          description={keyHelp}
          required
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('apiKey')}
        />
      )}
      <KindChoice form={form} kinds={connectionNeeds[provider].credentialKinds} />
      {kind === 'server' && (
        <PasswordInput
          key="apiSecret"
          label="API secret"
          description="Beside the key in the dashboard."
          required
          autoComplete="off"
          {...form.getInputProps('apiSecret')}
        />
      )}
      {kind === 'user' && (
        <PasswordInput
          key="userToken"
          label="User token"
          description="Issued for you by whoever runs your app; it has your rights and no more."
          required
          autoComplete="off"
          {...form.getInputProps('userToken')}
        />
      )}
      <RightsNote kind={kind} hasLesser={connectionNeeds[provider].credentialKinds.length > 1} />
      <KeepingNote />
    </Stack>
  );
}

const kindLabels: Readonly<Record<CredentialKind, string>> = {
  apiKey: 'API key',
  server: 'API secret',
  user: 'User token',
};

function KindChoice({ form, kinds }: { form: Form; kinds: readonly CredentialKind[] }): ReactNode {
  if (kinds.length === 1) return null;
  return (
    <div>
      <Text size="xs" fw={500} mb={4} id="muster-credential-kind">
        Sign in with
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby="muster-credential-kind"
        data={kinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        {...form.getInputProps('kind')}
      />
    </div>
  );
}

function RightsNote({ kind, hasLesser }: { kind: CredentialKind; hasLesser: boolean }): ReactNode {
  if (kind === 'user') return null;
  return (
    <Alert color="orange" variant="outline" icon={<IconShieldExclamation aria-hidden />} p="xs">
      <Text size="xs">
        {kind === 'server'
          ? 'A secret has full rights over the whole app.'
          : 'This key has full rights over the whole account.'}{' '}
        {hasLesser
          ? 'Use it only on a computer you trust; where you can, use a user token.'
          : 'Use it only where you trust the computer.'}
      </Text>
    </Alert>
  );
}

function KeepingNote(): ReactNode {
  const { data: app } = useAsk('app.info', {});
  if (app === undefined || app.keepsCredentials) return null;
  return (
    <Alert color="blue" variant="outline" icon={<IconInfoCircle aria-hidden />} p="xs">
      <Text size="xs">
        There is no keychain here, so the credentials are kept for this run only. You will be asked
        again the next time Muster starts.
      </Text>
    </Alert>
  );
}
