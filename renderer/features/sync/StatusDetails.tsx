import { Button, DataList, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { dates } from '../../ui/dates.ts';
import { countNeeds, wordProblem, wordStatus } from './statusWording.ts';
import { useSyncAction } from './useSyncAction.ts';

interface StatusDetailsProps {
  status: SyncStatus;
  now: Date;
  close: () => void;
}

/** Everything the status knows, and the switches that change it. */
export function StatusDetails({ status, now, close }: StatusDetailsProps): ReactNode {
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

function factsOf(status: SyncStatus, now: Date): [string, string][] {
  const facts: [string, string][] = [['Waiting to be sent', formatCount(status.waiting)]];
  if (status.parked > 0) facts.push(['Refused by the server', formatCount(status.parked)]);
  if (status.conflicts > 0) facts.push(['Changed on both sides', formatCount(status.conflicts)]);
  if (status.quarantined > 0)
    facts.push(['Not understood, set aside', formatCount(status.quarantined)]);
  facts.push([
    'Last in step',
    status.lastSuccessAt === null ? 'never' : dates.moment(status.lastSuccessAt, now),
  ]);
  if (status.nextAttemptAt !== null) {
    facts.push(['Next try', dates.moment(status.nextAttemptAt, now)]);
  }
  return facts;
}
