import { Button, Text } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { useDates } from '../../ui/useDates.ts';
import { wordLastBackup } from '../backups/backupWording.ts';
import { useNow } from '../sync/useNow.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** When the last copy was made, and the way to all of them. */
export function BackupSection(): ReactNode {
  const { data } = useAsk('backup.list', {});
  const dates = useDates();
  const now = useNow();
  return (
    <SettingsSection
      name="backups"
      about="Copies of this workspace’s data on this computer. Muster makes one a day and keeps the last seven."
    >
      {data !== undefined && (
        <Text size="sm" mb="sm">
          {wordLastBackup(data.backups, dates, now)}
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconDatabase size={15} aria-hidden />}
        onClick={() => view.openDialog({ kind: 'backups' })}
      >
        Backups…
      </Button>
    </SettingsSection>
  );
}
