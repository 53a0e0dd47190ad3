import { Button, Group, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconDatabasePlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Backup } from '#shared/domain/backup.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { failureOf } from '../../ipc/ask.ts';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { wordSize } from '../../ui/sizes.ts';
import { useDates } from '../../ui/useDates.ts';
import classes from './BackupList.module.css';
import { wordReason } from './backupWording.ts';

interface BackupListProps {
  /** The copy whose question was just left: the keyboard goes on there. */
  focusOn: Backup | null;
  askRestore: (backup: Backup) => void;
  onClose: () => void;
}

/** The copies, newest first, and a button for one more. */
export function BackupList({ focusOn, askRestore, onClose }: BackupListProps): ReactNode {
  const { data, error, refetch } = useAsk('backup.list', {});
  const queries = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Backup | null>(null);
  // Daily copies are made without an event.
  useEffect(() => void queries.invalidateQueries({ queryKey: ['backup.list'] }), [queries]);

  const backUp = async (button: HTMLElement) => {
    setIsBusy(true);
    setFailure(null);
    setMade(null);
    const result = await call('backup.create', {});
    await queries.invalidateQueries({ queryKey: ['backup.list'] });
    setIsBusy(false);
    if (result.ok) setMade(result.value);
    else setFailure(result.error);
    giveFocusBack(button);
  };

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Copies of this workspace’s data on this computer: the roster and the edits that were unsent
        then. Muster makes one a day and keeps the last seven.
      </Text>
      {failure !== null && <FailureNote failure={failure} />}
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      {data === undefined && error === null && (
        <AfterDelay>
          <Skeleton height={12} width="60%" />
        </AfterDelay>
      )}
      {data?.backups.length === 0 && <Text size="sm">There is no copy yet.</Text>}
      {data !== undefined && data.backups.length > 0 && (
        <BackupTable
          backups={data.backups}
          focusOn={focusOn}
          askRestore={askRestore}
          isBusy={isBusy}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Text size="sm" role="status" flex={1}>
          {isBusy && 'Backing up …'}
          {made !== null && `Backed up: ${wordSize(made.bytes)}.`}
        </Text>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button
          leftSection={<IconDatabasePlus size={15} aria-hidden />}
          loading={isBusy}
          onClick={(event) => void backUp(event.currentTarget)}
          data-autofocus
        >
          Back up now
        </Button>
      </Group>
    </Stack>
  );
}

interface BackupTableProps {
  backups: readonly Backup[];
  focusOn: Backup | null;
  askRestore: (backup: Backup) => void;
  isBusy: boolean;
}

function BackupTable({ backups, focusOn, askRestore, isBusy }: BackupTableProps): ReactNode {
  const now = new Date();
  const dates = useDates();
  return (
    <ScrollArea.Autosize mah="min(400px, 50vh)" type="auto" offsetScrollbars="y">
      <Table tabularNums stickyHeader className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">When</Table.Th>
            <Table.Th scope="col">Why</Table.Th>
            <Table.Th scope="col" ta="end">
              Size
            </Table.Th>
            <Table.Th scope="col">
              <span className={classes.hidden}>What to do</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map((backup) => {
            const when = dates.moment(backup.madeAt, now);
            return (
              <Table.Tr key={backup.id}>
                <Table.Td>{when}</Table.Td>
                <Table.Td>{wordReason(backup.reason)}</Table.Td>
                <Table.Td ta="end">{wordSize(backup.bytes)}</Table.Td>
                <Table.Td ta="end">
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`Restore the copy of ${when}…`}
                    disabled={isBusy}
                    autoFocus={backup.id === focusOn?.id}
                    onClick={() => askRestore(backup)}
                  >
                    Restore…
                  </Button>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
