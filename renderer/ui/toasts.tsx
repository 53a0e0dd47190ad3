import { Button, Group, Text } from '@mantine/core';
import { type NotificationData, notifications, notificationsStore } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import { failureDetails } from './failureDetails.ts';
import { SentenceText } from './SentenceText.tsx';
import type { Sentence } from './sentence.ts';

export interface ToastAction {
  label: string;
  run: () => void;
}

/** Long enough to read and to reach the button; the pointer or the focus on it holds it. */
const shownForMs = 9000;

/** What was done, with one thing to do about it. */
export function showDone(
  what: Sentence,
  action?: ToastAction,
  id: string = crypto.randomUUID(),
): void {
  show({
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
        {action !== undefined && <ActionButton toastId={id} action={action} />}
      </Group>
    ),
  });
}

function ActionButton({ toastId, action }: { toastId: string; action: ToastAction }): ReactNode {
  return (
    <Button
      variant="light"
      size="compact-sm"
      flex="none"
      onClick={() => {
        hideToast(toastId);
        action.run();
      }}
    >
      {action.label}
    </Button>
  );
}

export function showNote(text: string, id: string = crypto.randomUUID()): void {
  show({
    id,
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

interface FailureToast {
  action?: ToastAction | null;
  id?: string;
}

/** What could not be done, with one thing to do about it. It stays until dismissed: a failure must not pass unseen. */
export function showFailure(
  title: string,
  failure: Failure,
  { action = null, id = crypto.randomUUID() }: FailureToast = {},
): void {
  show({
    id,
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
        <Group justify="space-between" align="end" wrap="nowrap" gap="sm">
          <Text size="xs" c="dimmed">
            {failureDetails(failure)}
          </Text>
          {action !== null && <ActionButton toastId={id} action={action} />}
        </Group>
      </>
    ),
  });
}

export function hideToast(id: string): void {
  notifications.hide(id);
}

export function hideToasts(): void {
  notifications.clean();
}

/** More of those that pass by themselves are in each other's way; what failed stays whatever comes. */
const passingAtMost = 3;

/**
 * Of the same id only the newest: Mantine would drop it in favour of the one on the screen. And the newest at once, in
 * the place of the oldest: Mantine would queue it, and an Undo on the screen would be that of an older edit.
 */
function show(toast: NotificationData & { id: string }): void {
  notifications.hide(toast.id);
  const passing = notificationsStore
    .getState()
    .notifications.flatMap(({ id, autoClose }) =>
      id === undefined || autoClose === false ? [] : id,
    );
  for (const id of passing.slice(0, Math.max(0, passing.length + 1 - passingAtMost))) {
    notifications.hide(id);
  }
  notifications.show(toast);
}
