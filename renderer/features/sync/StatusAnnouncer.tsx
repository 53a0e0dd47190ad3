import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAsk } from '../../ipc/useAsk.ts';
import { dates } from '../../ui/dates.ts';
import { wordStatus } from './statusWording.ts';

/** Tells screen readers when the status becomes another one; not every step of a count. */
export function StatusAnnouncer(): ReactNode {
  const { data: status } = useAsk('sync.status', {});
  const [announced, setAnnounced] = useState('');
  const lastPhase = useRef(status?.phase);
  useEffect(() => {
    if (status === undefined || status.phase === lastPhase.current) return;
    const wasKnown = lastPhase.current !== undefined;
    lastPhase.current = status.phase;
    if (wasKnown) setAnnounced(wordStatus(status, dates, new Date()).label);
  }, [status]);
  return <VisuallyHidden role="status">{announced}</VisuallyHidden>;
}
