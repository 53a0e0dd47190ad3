import { Button, Group, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useDates } from '../../ui/useDates.ts';
import { SyncSwitches } from '../sync/SyncSwitches.tsx';
import { adviseOn } from '../sync/statusAdvice.ts';
import { useNow } from '../sync/useNow.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** What the status says, its switches, and what has been going on. */
export function SyncSection(): ReactNode {
  const { data: status, error, refetch } = useAsk('sync.status', {});
  const dates = useDates();
  const now = useNow();
  return (
    <SettingsSection name="sync">
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      {status !== undefined && (
        <Stack gap="sm" maw={420}>
          <Text size="sm" c="dimmed">
            {adviseOn(status, dates, now).sentence}
          </Text>
          <SyncSwitches status={status} />
        </Stack>
      )}
      <Group mt="sm">
        <Button
          variant="default"
          leftSection={<IconHistory size={15} aria-hidden />}
          onClick={() => view.openDialog({ kind: 'syncLog' })}
        >
          Sync log…
        </Button>
      </Group>
    </SettingsSection>
  );
}
