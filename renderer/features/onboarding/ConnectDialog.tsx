import { Anchor, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { showFailure } from '../../ui/toasts.tsx';
import classes from './ConnectForm.module.css';
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
  // On the first run the page behind this dialog offers the demo itself.
  const offersDemo =
    data !== undefined &&
    data.workspaces.length > 0 &&
    !data.workspaces.some(({ isDemo }) => isDemo);
  const explore = async () => {
    const result = await call('workspace.add', { kind: 'demo' });
    if (result.ok) onClose();
    else showFailure('The demo was not opened', result.error);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Connect your organisation"
      size={600}
      classNames={{ content: classes.dialog }}
    >
      {offersDemo && (
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
