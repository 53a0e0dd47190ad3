import { Tooltip, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DatesFrom } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import { useDates } from '../../ui/useDates.ts';
import { OriginIcon } from '../history/OriginIcon.tsx';
import { wordOrigin } from '../history/stayWording.ts';
import classes from './PersonDrawer.module.css';

interface DateOfStayProps {
  at: Instant | null;
  from: DatesFrom | null;
  what: 'joined' | 'left';
}

/** A date, and where it is not the server's, a mark that says so. */
export function DateOfStay({ at, from, what }: DateOfStayProps): ReactNode {
  const dates = useDates();
  const origin = at === null ? null : wordOrigin(from, what);
  if (origin === null || from === null) return <span>{dates.day(at)}</span>;
  return (
    <Tooltip label={origin} multiline maw={260}>
      <span className={classes.dates}>
        {dates.day(at)}
        <OriginIcon from={from} />
        <VisuallyHidden>, {origin}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
