import { Button, Group, Modal, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { copyText } from '../../ui/copyText.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { showNote } from '../../ui/toasts.tsx';
import { useDates } from '../../ui/useDates.ts';
import { cycleCells, cycleHeadings, cyclesText, firstNumberColumn } from './cycleWording.ts';
import classes from './SyncLogDialog.module.css';
import { useNow } from './useNow.ts';

/** As many as tell what has been going on lately. */
const shownCycles = 20;

/** The last syncs, newest first. No names and no addresses are in it, so it can be passed on. */
export function SyncLogDialog({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  const { data, error, refetch } = useAsk('sync.log', { limit: shownCycles });
  const copy = async (cycles: readonly CycleRecord[]) => {
    const hasCopied = await copyText(cyclesText(cycles));
    showNote(hasCopied ? 'Copied the sync log.' : 'The clipboard cannot be used here.');
    if (hasCopied) onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Recent syncs" size={860}>
      <Stack gap="sm">
        {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
        {data === undefined && error === null && (
          <AfterDelay>
            <Skeleton height={12} width="60%" />
          </AfterDelay>
        )}
        {data?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing has been fetched or sent yet.
          </Text>
        )}
        {data !== undefined && data.items.length > 0 && <CycleTable cycles={data.items} />}
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            There are no names in it: it can be passed on to whoever helps you.
          </Text>
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconCopy size={15} aria-hidden />}
              disabled={data === undefined || data.items.length === 0}
              onClick={() => void copy(data?.items ?? [])}
            >
              Copy as text
            </Button>
            <Button onClick={onClose} data-autofocus>
              Close
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region', 'aria-label': 'Recent syncs' };

function CycleTable({ cycles }: { cycles: readonly CycleRecord[] }): ReactNode {
  const now = useNow();
  const dates = useDates();
  return (
    <ScrollArea.Autosize
      mah="min(460px, 55vh)"
      type="auto"
      offsetScrollbars="y"
      viewportProps={focusable}
    >
      <Table tabularNums className={classes.table} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {cycleHeadings.map((heading, column) => (
              <Table.Th key={heading} scope="col" data-number={column >= firstNumberColumn}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cycles.map((cycle) => (
            <Table.Tr key={`${cycle.startedAt} ${cycle.kind}`}>
              {cycleCells(cycle, dates, now).map((cell, column) => (
                <Table.Td
                  key={cycleHeadings[column]}
                  data-number={column >= firstNumberColumn}
                  title={column === 2 ? cycle.outcome : undefined}
                >
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
