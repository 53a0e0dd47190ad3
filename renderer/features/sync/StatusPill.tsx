import { Popover, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useAsk } from '../../ipc/useAsk.ts';
import { useDates } from '../../ui/useDates.ts';
import { StatusDetails } from './StatusDetails.tsx';
import { StatusIcon } from './StatusIcon.tsx';
import classes from './StatusPill.module.css';
import { wordStatus } from './statusWording.ts';
import { useNow } from './useNow.ts';

/** The one place that says whether everything is on the server, and never says more than `sync.status` does. */
export function StatusPill(): ReactNode {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { data: status } = useAsk('sync.status', {});
  const now = useNow();
  const dates = useDates();
  if (status === undefined) {
    return (
      <UnstyledButton className={classes.pill} aria-label="Sync status" aria-busy disabled>
        <Skeleton height={24} circle />
        <Skeleton height={12} flex={1} />
      </UnstyledButton>
    );
  }
  const { tone, label, detail } = wordStatus(status, dates, now);
  return (
    <Popover
      opened={isOpen}
      onDismiss={close}
      position="right-end"
      width={320}
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <UnstyledButton className={classes.pill} onClick={toggle}>
          <StatusIcon tone={tone} />
          <span className={classes.words}>
            <Text span size="xs" fw={650} className={classes.label} lineClamp={2} title={label}>
              {label}
            </Text>
            <Text span size="xs" c="dimmed">
              {detail}
            </Text>
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Sync details" className={classes.details}>
        <StatusDetails status={status} close={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
