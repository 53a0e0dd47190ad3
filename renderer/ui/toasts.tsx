import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { Failure } from '#shared/ipc/errors.ts';
import { failureDetails } from './failureDetails.ts';
import { SentenceText } from './SentenceText.tsx';
import type { Sentence } from './sentence.ts';

interface ToastAction {
  label: string;
  run: () => void;
}

/** Long enough to read and to reach the button; the pointer or the focus on it holds it. */
const shownForMs = 9000;

/** What was done, with one thing to do about it. */
export function showDone(what: Sentence, action?: ToastAction): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: 'teal',
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: shownForMs,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="var(--mantine-color-text)" lineClamp={4}>
          <SentenceText sentence={what} />
        </Text>
        {action !== undefined && (
          <Button
            variant="light"
            size="compact-sm"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </Group>
    ),
  });
}

export function showNote(text: string): void {
  notifications.show({
    color: 'gray',
    icon: <IconInfoCircle size={16} aria-hidden />,
    autoClose: shownForMs,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <Text size="sm" c="var(--mantine-color-text)">
        {text}
      </Text>
    ),
  });
}

/** What could not be done. It stays until dismissed: a failure must not pass unseen. */
export function showFailure(title: string, failure: Failure): void {
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    title,
    message: (
      <>
        <Text size="sm" c="var(--mantine-color-text)">
          {failure.message}
        </Text>
        <Text size="xs" c="dimmed">
          {failureDetails(failure)}
        </Text>
      </>
    ),
  });
}
