import { Modal, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import { AmendFields } from './AmendFields.tsx';
import { AmendPeople } from './AmendPeople.tsx';
import { focusChangesTitle } from './focusCard.ts';

interface AmendDialogProps {
  change: PendingChange | null;
  onClose: () => void;
}

/** Changes an edit before it is sent: its name and description, or whom it is about. */
export function AmendDialog({ change, onClose }: AmendDialogProps): ReactNode {
  const [shown, setShown] = useState(change);
  if (change !== null && change !== shown) setShown(change);
  useReturnFocus(change !== null, focusChangesTitle);
  return (
    <Modal
      opened={change !== null}
      onClose={onClose}
      returnFocus={false}
      title="Edit this change"
      size={520}
    >
      {shown !== null && <AmendForm key={shown.id} commandId={shown.id} onClose={onClose} />}
    </Modal>
  );
}

function AmendForm({
  commandId,
  onClose,
}: {
  commandId: PendingChange['id'];
  onClose: () => void;
}): ReactNode {
  const { data, error, refetch } = useAsk('changes.get', { commandId });
  // What is edited stays what it was when the dialog opened, whatever comes in from the server meanwhile.
  const [first, setFirst] = useState(data);
  if (first === undefined && data !== undefined) setFirst(data);
  if (first !== undefined) {
    const Form =
      first.command === 'createGroup' || first.command === 'updateGroup'
        ? AmendFields
        : AmendPeople;
    return <Form change={first} onClose={onClose} />;
  }
  if (error !== null) {
    return <FailureNote failure={failureOf(error)} retry={() => void refetch()} />;
  }
  return (
    <AfterDelay>
      <Skeleton height={12} width="60%" />
    </AfterDelay>
  );
}
