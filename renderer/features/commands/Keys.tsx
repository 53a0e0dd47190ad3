import { Kbd, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { keyCaps } from '#shared/domain/deskKeys.ts';
import classes from './Keys.module.css';
import { isMac } from './platform.ts';

/** Keys as the platform writes them, and read out as words. */
export function Keys({ keys }: { keys: string }): ReactNode {
  const caps = keyCaps(keys, isMac);
  return (
    <span className={classes.keys}>
      {caps.map(({ shown }) => (
        <Kbd key={shown} size="xs" aria-hidden>
          {shown}
        </Kbd>
      ))}
      <VisuallyHidden>{caps.map(({ spoken }) => spoken).join(' ')}</VisuallyHidden>
    </span>
  );
}
