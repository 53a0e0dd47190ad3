import { Button, Group, Switch } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { useSyncAction } from './useSyncAction.ts';

/** Offline by choice, a sync at once, a pause. */
export function SyncSwitches({ status }: { status: SyncStatus }): ReactNode {
  const act = useSyncAction();
  const isPaused = status.phase === 'paused';
  const isStill = isPaused || status.isOfflineByChoice || status.phase === 'signedOut';
  const PauseIcon = isPaused ? IconPlayerPlay : IconPlayerPause;
  return (
    <>
      <Switch
        label="Work offline"
        description="Edits are kept and sent when you go online again."
        checked={status.isOfflineByChoice}
        onChange={(event) => void act('sync.setOffline', { offline: event.currentTarget.checked })}
      />
      <Group gap="xs" grow>
        <Button
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          disabled={isStill}
          onClick={() => void act('sync.run', {})}
        >
          Sync now
        </Button>
        <Button
          variant="default"
          leftSection={<PauseIcon size={15} aria-hidden />}
          onClick={() => void act(isPaused ? 'sync.resume' : 'sync.pause', {})}
        >
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
      </Group>
    </>
  );
}
