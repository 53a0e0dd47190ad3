import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Instant } from '#shared/domain/time.ts';
import { dayOf, endOfDay } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import { wordMoment } from '../roster/pastWording.ts';

interface WhenInputProps {
  /** Null: now. */
  at: Instant | null;
  onChange: (at: Instant | null) => void;
}

/** Rosters as they are now, or as they were at the end of a day. */
export function WhenInput({ at, onChange }: WhenInputProps): ReactNode {
  const dates = useDates();
  const id = useId();
  const today = dayOf(new Date());
  const words = at === null ? 'Now' : `As of ${wordMoment(at, dates)}`;
  return (
    <DatePickerInput
      id={id}
      popoverProps={{ id, returnFocus: true }}
      label="When"
      placeholder="Now"
      clearable
      clearButtonProps={{ 'aria-label': 'Back to now' }}
      aria-label={`When: ${words}`}
      leftSection={<IconCalendar size={15} aria-hidden />}
      maxDate={today}
      value={at === null ? null : dayOf(at)}
      valueFormatter={() => (at === null ? '' : words)}
      onChange={(day) => onChange(day === null || day >= today ? null : endOfDay(day))}
    />
  );
}
