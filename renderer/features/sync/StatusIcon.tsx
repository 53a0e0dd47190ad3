import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconCloudOff,
  IconRefresh,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StatusIcon.module.css';
import type { StatusTone } from './statusWording.ts';

const icons: Readonly<Record<StatusTone, typeof IconCheck>> = {
  good: IconCheck,
  busy: IconRefresh,
  waiting: IconClock,
  offline: IconCloudOff,
  attention: IconAlertTriangle,
};

/** The status at a glance; the words beside it say the same. */
export function StatusIcon({ tone }: { tone: StatusTone }): ReactNode {
  const Icon = icons[tone];
  return (
    <span className={classes.disc} data-tone={tone} aria-hidden>
      <Icon size={14} stroke={1.9} className={classes.icon} />
    </span>
  );
}
