import { EmptyState } from '@mantine/core';
import { IconCircleCheck, IconCloudDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAsk } from '../../ipc/useAsk.ts';
import classes from './NoChanges.module.css';

/** Nothing of the user's is unsent. It says no more than that: whether all is fetched is the status's to say. */
export function NoChanges(): ReactNode {
  const { data: status } = useAsk('sync.status', {});
  const isUpToDate = status?.phase === 'upToDate';
  return (
    <EmptyState
      className={classes.empty}
      icon={isUpToDate ? <IconCircleCheck aria-hidden /> : <IconCloudDown aria-hidden />}
      title="No unsent changes"
      description="Every edit you made has reached the server. What you change next, online or offline, is listed here until it has."
    />
  );
}
