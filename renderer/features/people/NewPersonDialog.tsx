import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import { NewPersonForm } from '../roster/NewPersonForm.tsx';

/** Makes somebody, and opens them: the next thing one does is to add them to a group. */
export function NewPersonDialog({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} size={400} title="New person">
      <NewPersonForm
        text=""
        cancelLabel="Cancel"
        onMade={({ id }) => {
          onClose();
          view.openPerson(id);
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}
