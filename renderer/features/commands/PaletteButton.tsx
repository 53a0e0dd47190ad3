import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { keyCaps } from '#shared/domain/deskKeys.ts';
import { view } from '../../app/viewStore.ts';
import classes from './PaletteButton.module.css';
import { isMac } from './platform.ts';

// Plain, because key caps would leave no room for the words.
const keys = keyCaps('mod+K', isMac)
  .map(({ shown }) => shown)
  .join(isMac ? '' : '+');

/** Shows that there is a palette, and the key that opens it. */
export function PaletteButton(): ReactNode {
  return (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="dialog"
      title={`Search or command (${keys})`}
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      onClick={() => view.openDialog({ kind: 'palette' })}
    >
      <IconSearch size={15} aria-hidden />
      <span className={classes.label}>Search or command</span>
      <span className={classes.keys} aria-hidden>
        {keys}
      </span>
    </UnstyledButton>
  );
}
