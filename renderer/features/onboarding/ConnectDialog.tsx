import { Anchor, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { showFailure } from '../../ui/toasts.tsx';
import { ConnectForm } from './ConnectForm.tsx';

/** Another workspace beside those there are. */
export function ConnectDialog({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  const { data } = useAsk('workspace.list', {});
  const hasDemo = data?.workspaces.some(({ isDemo }) => isDemo) ?? true;
  const explore = async () => {
    const result = await call('workspace.add', { kind: 'demo' });
    if (result.ok) onClose();
    else showFailure('The demo was not opened', result.error);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Connect to Stream" size={480}>
      {!hasDemo && (
        <Text size="sm" mb="sm">
          Or{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => void explore()}>
            explore the demo organisation
          </Anchor>
          , without an account.
        </Text>
      )}
      <ConnectForm onCancel={onClose} onDone={onClose} />
    </Modal>
  );
}
