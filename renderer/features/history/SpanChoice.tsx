import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Day } from '../../ui/localDays.ts';
import classes from './HistoryToolbar.module.css';
import { type DaySpan, isSameSpan, quickSpans } from './historyWish.ts';
import { SpanInput } from './SpanInput.tsx';

interface SpanChoiceProps {
  span: DaySpan | null;
  today: Day;
  onChange: (span: DaySpan) => void;
}

/** Between which days: those asked for most by a button, others from the calendar. */
export function SpanChoice({ span, today, onChange }: SpanChoiceProps): ReactNode {
  return (
    <div className={classes.span}>
      <SpanInput span={span} onChange={onChange} />
      {quickSpans(today).map((quick) => (
        <Button
          key={quick.label}
          variant={isSameSpan(quick.span, span) ? 'light' : 'subtle'}
          size="compact-sm"
          aria-pressed={isSameSpan(quick.span, span)}
          onClick={() => onChange(quick.span)}
        >
          {quick.label}
        </Button>
      ))}
    </div>
  );
}
