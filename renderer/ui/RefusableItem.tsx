import { Menu, type MenuItemProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { afterMenu } from './afterMenu.ts';
import { Refusable } from './Refusable.tsx';

interface RefusableItemProps extends MenuItemProps {
  /** Why it cannot be done; null: it can. */
  reason: string | null;
  onClick: () => void;
}

/** An item of a menu. One that is refused is still walked to by the arrows, and leaves the menu open. */
export function RefusableItem({ reason, onClick, ...props }: RefusableItemProps): ReactNode {
  if (reason === null) return <Menu.Item {...props} onClick={afterMenu(onClick)} />;
  return (
    <Refusable reason={reason}>
      <Menu.Item {...props} c="dimmed" aria-disabled closeMenuOnClick={false} />
    </Refusable>
  );
}
