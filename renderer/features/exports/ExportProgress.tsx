import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { JobState } from '../../ipc/jobs.ts';
import { formatCount } from '../../ui/counts.ts';

/** How far the file is. */
export function ExportProgress({
  job,
  onCancel,
}: {
  job: JobState;
  onCancel: () => void;
}): ReactNode {
  const percent = job.total === 0 ? 0 : Math.min(100, (job.done / job.total) * 100);
  return (
    <Group gap="sm" mt="sm" wrap="nowrap">
      <Progress value={percent} flex={1} aria-label="Writing the file" transitionDuration={150} />
      <Text size="xs" c="dimmed">
        {formatCount(job.done)} of {formatCount(job.total)}
      </Text>
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </Group>
  );
}
