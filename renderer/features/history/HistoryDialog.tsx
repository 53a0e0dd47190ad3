import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { DatesFrom } from '#shared/domain/roster.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './HistoryDialog.module.css';
import { OriginIcon } from './OriginIcon.tsx';
import { StayTable } from './StayTable.tsx';
import { filterStays, originsIn, type StayFilter, wordCounts, wordNobody } from './stayWording.ts';
import { useStays } from './useStays.ts';

interface HistoryDialogProps {
  group: GroupSummary;
  opened: boolean;
  onClose: () => void;
}

/** Who is and was in a group, from when until when. Nothing can be changed here. */
export function HistoryDialog({ group, opened, onClose }: HistoryDialogProps): ReactNode {
  const [filter, setFilter] = useState<StayFilter>('all');
  const { items, isComplete, failure, retry } = useStays(group.id);
  const stays = useMemo(() => filterStays(items ?? [], filter), [items, filter]);
  const origins = useMemo(() => originsIn(stays), [stays]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={680}
      title={
        <>
          History of “<bdi>{group.name}</bdi>”
        </>
      }
    >
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Stays to show"
            data={filters}
            value={filter}
            onChange={setFilter}
          />
          <Text size="xs" c="dimmed" role="status" className={classes.counts}>
            {items !== null && isComplete && wordCounts(items)}
          </Text>
        </Group>
        {failure !== null && <FailureNote failure={failure} retry={retry} />}
        {items === null && failure === null && <HistorySkeleton />}
        {items !== null && stays.length === 0 && (
          <Text size="sm" c="dimmed" className={classes.nobody}>
            {wordNobody(filter)}
          </Text>
        )}
        {stays.length > 0 && (
          <StayTable
            key={filter}
            label={`History of ${group.name}`}
            stays={stays}
            isComplete={isComplete}
          />
        )}
        <Group justify="space-between" align="center" gap="xs" wrap="nowrap">
          <Legend origins={origins} />
          <Button onClick={onClose} data-autofocus className={classes.close}>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const filters: { value: StayFilter; label: string }[] = [
  { value: 'all', label: 'Everybody' },
  { value: 'now', label: 'In the group' },
  { value: 'past', label: 'Past' },
];

/** What the marks mean, for those that are there. */
function Legend({ origins }: { origins: ReadonlySet<DatesFrom> }): ReactNode {
  return (
    <Stack gap={2}>
      {origins.has('observed') && (
        <Text size="xs" c="dimmed" className={classes.legend}>
          <OriginIcon from="observed" />
          Observed here: the server tells no date.
        </Text>
      )}
      {origins.has('edit') && (
        <Text size="xs" c="dimmed" className={classes.legend}>
          <OriginIcon from="edit" />
          By an edit of yours that is not on the server yet.
        </Text>
      )}
    </Stack>
  );
}

function HistorySkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Stack gap="md" className={classes.nobody}>
        <VisuallyHidden role="status">Loading the history</VisuallyHidden>
        <Skeleton height={12} width="70%" />
        <Skeleton height={12} width="62%" />
        <Skeleton height={12} width="66%" />
      </Stack>
    </AfterDelay>
  );
}
