import { Button, DataList, Divider, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { useDates } from '../../ui/useDates.ts';
import { SyncSwitches } from './SyncSwitches.tsx';
import { adviseOn, type StatusAction, wordAction } from './statusAdvice.ts';
import { factsOf } from './statusFacts.ts';
import { wordStatus } from './statusWording.ts';
import { useNow } from './useNow.ts';
import { leadsElsewhere, useStatusAction } from './useStatusAction.ts';

interface StatusDetailsProps {
  status: SyncStatus;
  close: () => void;
}

/** What the status means and the one thing to do about it, everything it knows, and the switches that change it. */
export function StatusDetails({ status, close }: StatusDetailsProps): ReactNode {
  const now = useNow(1000);
  const dates = useDates();
  const act = useStatusAction();
  const { sentence, action } = adviseOn(status, dates, now);
  const doAction = (wanted: StatusAction) => {
    if (!leadsElsewhere(wanted)) {
      act(wanted);
      return;
    }
    close();
    // Once the popover has given the focus back to the pill, so that a dialog can return it there.
    afterMenu(() => act(wanted))();
  };
  return (
    <Stack gap="sm">
      <Text fw={650} component="h2" size="sm">
        {wordStatus(status, dates, now).label}
      </Text>
      <div>
        <Text size="sm">{sentence}</Text>
        {status.problem !== null && <ServerWords problem={status.problem} />}
      </div>
      {action !== null && <Button onClick={() => doAction(action)}>{wordAction(action)}</Button>}
      <DataList orientation="horizontal" size="sm" gap={6} labelWidth="160px">
        {factsOf(status, now).map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
      <Divider />
      <SyncSwitches status={status} />
      {action !== 'showSyncLog' && (
        <Button
          variant="subtle"
          leftSection={<IconHistory size={15} aria-hidden />}
          onClick={() => doAction('showSyncLog')}
        >
          Sync log…
        </Button>
      )}
    </Stack>
  );
}

function ServerWords({ problem }: { problem: NonNullable<SyncStatus['problem']> }): ReactNode {
  return (
    <>
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
    </>
  );
}
