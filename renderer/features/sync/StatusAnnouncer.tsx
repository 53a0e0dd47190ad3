import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAsk } from '../../ipc/useAsk.ts';
import { useDates } from '../../ui/useDates.ts';
import { isWorthTelling, settledStatus, type ToldStatus } from './announcement.ts';
import { wordStatus } from './statusWording.ts';

/** Tells screen readers when the status becomes another one; not every sync, and not every step of a count. */
export function StatusAnnouncer(): ReactNode {
  const { data: status } = useAsk('sync.status', {});
  const dates = useDates();
  const [announced, setAnnounced] = useState('');
  const told = useRef<ToldStatus | null>(null);
  useEffect(() => {
    const settled = status === undefined ? null : settledStatus(status);
    if (status === undefined || settled === null) return;
    if (isWorthTelling(told.current, settled)) {
      setAnnounced(wordStatus(status, dates, new Date()).label);
    }
    told.current = settled;
  }, [status, dates]);
  return <VisuallyHidden role="status">{announced}</VisuallyHidden>;
}
