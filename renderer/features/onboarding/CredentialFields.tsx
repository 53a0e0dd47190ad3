import { Alert, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconInfoCircle, IconShieldExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAsk } from '../../ipc/useAsk.ts';
import type { ConnectionValues } from './connectionForm.ts';

/** API key and secret or user token, with where to find them and what they allow. */
export function CredentialFields({
  form,
}: {
  form: UseFormReturnType<ConnectionValues>;
}): ReactNode {
  const { kind } = form.values;
  return (
    <Stack gap="sm">
      <TextInput
        label="API key"
        description="In Stream’s dashboard: your app, then “Chat overview”, under “App access keys”."
        required
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('apiKey')}
      />
      <div>
        <Text size="xs" fw={500} mb={4} id="muster-credential-kind">
          Sign in with
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="muster-credential-kind"
          data={[
            { value: 'server', label: 'API secret' },
            { value: 'user', label: 'User token' },
          ]}
          {...form.getInputProps('kind')}
        />
      </div>
      {kind === 'server' ? (
        <>
          <PasswordInput
            key="apiSecret"
            label="API secret"
            description="Beside the key in the dashboard."
            required
            autoComplete="off"
            {...form.getInputProps('apiSecret')}
          />
          <Alert
            color="orange"
            variant="outline"
            icon={<IconShieldExclamation aria-hidden />}
            p="xs"
          >
            <Text size="xs">
              A secret has full rights over the whole app. Use it only on a computer you trust;
              where you can, use a user token.
            </Text>
          </Alert>
        </>
      ) : (
        <PasswordInput
          key="userToken"
          label="User token"
          description="Issued for you by whoever runs your Stream app; it has your rights and no more."
          required
          autoComplete="off"
          {...form.getInputProps('userToken')}
        />
      )}
      <KeepingNote />
    </Stack>
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
