import { Button, DataList, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import { IconHistory, IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { dates } from '../../ui/dates.ts';
import { factsOf } from './statusFacts.ts';
import { countNeeds, wordProblem, wordStatus } from './statusWording.ts';
import { useNow } from './useNow.ts';
import { useSyncAction } from './useSyncAction.ts';

interface StatusDetailsProps {
  status: SyncStatus;
  close: () => void;
}

/** Everything the status knows, and the switches that change it. */
export function StatusDetails({ status, close }: StatusDetailsProps): ReactNode {
  const now = useNow(1000);
  const act = useSyncAction();
  const workspace = useOpenWorkspace();
  const isPaused = status.phase === 'paused';
  const isStill = isPaused || status.isOfflineByChoice || status.phase === 'signedOut';
  return (
    <Stack gap="sm">
      <Text fw={650} component="h2" size="sm">
        {wordStatus(status, dates, now).label}
      </Text>
      {status.problem !== null && <Problem problem={status.problem} />}
      <DataList orientation="horizontal" size="sm" gap={6} labelWidth="160px">
        {factsOf(status, now).map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
      {status.phase === 'signedOut' && workspace !== null && (
        <Button
          onClick={() => {
            close();
            view.openDialog({ kind: 'signIn', workspace });
          }}
        >
          Sign in again…
        </Button>
      )}
      {countNeeds(status) > 0 && (
        <Button
          variant="default"
          onClick={() => {
            close();
            view.showScreen('changes');
          }}
        >
          Show what needs you
        </Button>
      )}
      <Divider />
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
          leftSection={
            isPaused ? (
              <IconPlayerPlay size={15} aria-hidden />
            ) : (
              <IconPlayerPause size={15} aria-hidden />
            )
          }
          onClick={() => void act(isPaused ? 'sync.resume' : 'sync.pause', {})}
        >
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
      </Group>
      <Button
        variant="subtle"
        leftSection={<IconHistory size={15} aria-hidden />}
        onClick={() => {
          close();
          // Once the popover has given the focus back to the pill, so that the dialog can return it there.
          afterMenu(() => view.openDialog({ kind: 'syncLog' }))();
        }}
      >
        Sync log…
      </Button>
    </Stack>
  );
}

function Problem({ problem }: { problem: NonNullable<SyncStatus['problem']> }): ReactNode {
  return (
    <div>
      <Text size="sm">{wordProblem(problem)}</Text>
      {problem.serverMessage !== null && (
        <Text size="sm" c="dimmed">
          The server said: “<bdi>{problem.serverMessage}</bdi>”
        </Text>
      )}
      {problem.status !== null && (
        <Text size="xs" c="dimmed">
          HTTP status {problem.status}
        </Text>
      )}
    </div>
  );
}
