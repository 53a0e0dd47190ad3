import { Tooltip } from '@mantine/core';
import type { MouseEvent, ReactElement, ReactNode } from 'react';

interface RefusableProps {
  /** Why it cannot be done; null: it can. */
  reason: string | null;
  children: ReactElement;
}

/** A control that says why it does nothing, under the pointer and to the keyboard. Its properties: `refusable`. */
export function Refusable({ reason, children }: RefusableProps): ReactNode {
  if (reason === null) return children;
  return (
    <Tooltip label={reason} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      {children}
    </Tooltip>
  );
}

/** What a button does, or nothing while it is refused. Not `disabled`: it keeps the focus, so that its reason is told. */
export function refusable(reason: string | null, onClick: () => void) {
  if (reason === null) return { onClick };
  return {
    'aria-disabled': true,
    'data-disabled': true,
    onClick: (event: MouseEvent) => event.preventDefault(),
  };
}
