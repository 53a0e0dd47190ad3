import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Backup } from '#shared/domain/backup.ts';
import { BackupList } from './BackupList.tsx';
import { RestoreQuestion } from './RestoreQuestion.tsx';

/** The copies of the data file, and the question before one of them is put in its place. */
export function BackupsDialog({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [lastAsked, setLastAsked] = useState<Backup | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = (backup: Backup | null) => {
    if (backup !== null) setLastAsked(backup);
    setRestoring(backup);
  };
  return (
    <Modal
      opened={opened}
      // A restore that has begun is not left half way by a key.
      onClose={isBusy ? () => undefined : onClose}
      withCloseButton={!isBusy}
      title={restoring === null ? 'Backups' : 'Restore this copy?'}
      size={600}
    >
      {restoring === null ? (
        <BackupList focusOn={lastAsked} askRestore={ask} onClose={onClose} />
      ) : (
        <RestoreQuestion
          backup={restoring}
          isBusy={isBusy}
          setIsBusy={setIsBusy}
          goBack={() => ask(null)}
          onRestored={onClose}
        />
      )}
    </Modal>
  );
}
