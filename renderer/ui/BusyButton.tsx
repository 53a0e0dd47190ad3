import { Button, Loader, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

interface BusyButtonProps {
  /** What is going on, told in the button's place; null: nothing that takes its time. */
  busyWords: string | null;
  disabled: boolean;
  children: ReactNode;
}

/** Sends a form. While that takes its time the button says so and keeps the focus, which a disabled one would lose. */
export function BusyButton({ busyWords, disabled, children }: BusyButtonProps): ReactNode {
  const isBusy = busyWords !== null;
  return (
    <>
      <Button
        type="submit"
        disabled={disabled && !isBusy}
        aria-disabled={isBusy || undefined}
        leftSection={isBusy ? <Loader size={14} color="currentColor" aria-hidden /> : undefined}
      >
        {busyWords ?? children}
      </Button>
      {/* Beside the button: a live region inside would take its name away. */}
      <VisuallyHidden role="status">{busyWords}</VisuallyHidden>
    </>
  );
}
