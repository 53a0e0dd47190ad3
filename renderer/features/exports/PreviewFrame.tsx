import { Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ExportPreview.module.css';

interface PreviewFrameProps {
  title: string;
  titleId: string;
  /** How much there is; null until it is known. */
  summary: string | null;
  failure: Failure | null;
  onRetry: () => void;
  isLoading: boolean;
  children: ReactNode;
}

/** Around every preview: what it is, how much it shows a part of, and what stands in for it. */
export function PreviewFrame(props: PreviewFrameProps): ReactNode {
  const { title, titleId, summary, failure, onRetry, isLoading, children } = props;
  return (
    <div className={classes.preview}>
      <Group justify="space-between" gap="xs" mih={18}>
        <Text size="xs" fw={500} id={titleId}>
          {title}
        </Text>
        <Text size="xs" c="dimmed" role="status" className={classes.summary}>
          {summary}
        </Text>
      </Group>
      {failure !== null && <FailureNote failure={failure} retry={onRetry} />}
      {isLoading && (
        <div className={classes.frame}>
          <AfterDelay>
            <Stack gap={16} p="sm">
              <Skeleton height={11} width="70%" />
              <Skeleton height={11} width="62%" />
              <Skeleton height={11} width="66%" />
            </Stack>
          </AfterDelay>
        </div>
      )}
      {failure === null && children}
    </div>
  );
}
