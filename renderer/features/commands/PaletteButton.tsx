import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import { Keys } from './Keys.tsx';
import classes from './PaletteButton.module.css';

/** Shows that there is a palette, and the key that opens it. */
export function PaletteButton(): ReactNode {
  return (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="dialog"
      onClick={() => view.openDialog({ kind: 'palette' })}
    >
      <IconSearch size={15} aria-hidden />
      <span className={classes.label}>Search or command</span>
      <Keys keys="mod+K" />
    </UnstyledButton>
  );
}
