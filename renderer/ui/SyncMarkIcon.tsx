import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncMark } from '#shared/domain/group.ts';
import classes from './SyncMarkIcon.module.css';

export const syncMarkLabels: Readonly<Record<SyncMark, string>> = {
  synced: 'On the server',
  waiting: 'Waiting to be sent',
  attention: 'Needs your decision',
};

/** Beside a group or a person: nothing when all of it is on the server. */
export function SyncMarkIcon({ mark }: { mark: SyncMark }): ReactNode {
  if (mark === 'synced') return null;
  const Icon = mark === 'waiting' ? IconClock : IconAlertTriangle;
  return (
    <Tooltip label={syncMarkLabels[mark]} position="left">
      <span className={classes.mark} data-mark={mark} role="img" aria-label={syncMarkLabels[mark]}>
        <Icon size={15} stroke={1.8} aria-hidden />
      </span>
    </Tooltip>
  );
}
