import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { DateFormats } from '../../ui/dates.ts';
import { type Day, startOfDay } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import type { DaySpan } from './historyWish.ts';

interface SpanInputProps {
  span: DaySpan | null;
  onChange: (span: DaySpan) => void;
}

/** Two days in one calendar. Nothing is changed until both are chosen. */
export function SpanInput({ span, onChange }: SpanInputProps): ReactNode {
  const dates = useDates();
  const id = useId();
  const [begun, setBegun] = useState<Day | null>(null);
  const value: [Day | null, Day | null] =
    begun === null ? [span?.from ?? null, span?.to ?? null] : [begun, null];
  return (
    <DatePickerInput
      id={id}
      type="range"
      w={240}
      allowSingleDateInRange
      aria-label={`Between which days: ${wordRange(value, dates)}`}
      leftSection={<IconCalendar size={15} aria-hidden />}
      value={value}
      valueFormatter={() => wordRange(value, dates)}
      onChange={([from, to]) => {
        setBegun(to === null ? from : null);
        if (from !== null && to !== null) onChange({ from, to });
      }}
      popoverProps={{ id, returnFocus: true, onClose: () => setBegun(null) }}
    />
  );
}

function wordRange([from, to]: [Day | null, Day | null], dates: DateFormats): string {
  const day = (of: Day | null) => (of === null ? '…' : dates.day(startOfDay(of)));
  return `${day(from)} – ${day(to)}`;
}
