import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import { failureDetails } from './failureDetails.ts';

interface FailureNoteProps {
  failure: Failure;
  retry?: () => void;
}

/** A failure in its place on the screen: one sentence, the code in small print, and a way on. */
export function FailureNote({ failure, retry }: FailureNoteProps): ReactNode {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" variant="outline">
      <Text size="sm">{failure.message}</Text>
      <Group justify="space-between" mt={4} align="end" gap="xs">
        <Text size="xs" c="dimmed">
          {failureDetails(failure)}
        </Text>
        {retry !== undefined && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Group>
    </Alert>
  );
}
