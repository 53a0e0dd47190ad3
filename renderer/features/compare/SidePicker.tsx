import { Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { RosterMoment } from '#shared/domain/roster.ts';
import { dayOf } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import classes from './CompareDialog.module.css';
import { momentOf } from './compareSides.ts';

interface SidePickerProps {
  label: string;
  groups: readonly GroupSummary[];
  /** What is chosen is no longer among the groups: what it was called. */
  goneName: string | null;
  value: RosterMoment | null;
  autoFocus?: boolean;
  onChange: (moment: RosterMoment) => void;
}

/** A group, and when: now, or at the end of a day. */
export function SidePicker(props: SidePickerProps): ReactNode {
  const dates = useDates();
  const { label, groups, goneName, value, autoFocus = false, onChange } = props;
  const id = useId();
  const today = dayOf(new Date());
  const at = value?.at ?? null;
  const options = groups.map(({ id, name }) => ({ value: id, label: name }));
  if (value !== null && goneName !== null) {
    options.unshift({ value: value.groupId, label: `${goneName} (deleted)` });
  }
  return (
    <div className={classes.side}>
      <Select
        label={label}
        placeholder="Type a part of a group’s name"
        data-autofocus={autoFocus || undefined}
        className={classes.group}
        searchable
        openOnFocus={false}
        allowDeselect={false}
        nothingFoundMessage="No group has this in its name"
        limit={60}
        maxDropdownHeight={260}
        data={options}
        value={value?.groupId ?? null}
        onChange={(groupId) => groupId !== null && onChange({ groupId, at })}
      />
      <DatePickerInput
        id={id}
        popoverProps={{ id, returnFocus: true }}
        label="When"
        placeholder="Now"
        className={classes.when}
        clearable
        clearButtonProps={{ 'aria-label': 'Back to now' }}
        aria-label={`When: ${at === null ? 'now' : dates.day(at)}`}
        leftSection={<IconCalendar size={15} aria-hidden />}
        disabled={value === null}
        maxDate={today}
        value={at === null ? null : dayOf(at)}
        valueFormatter={() => (at === null ? '' : dates.day(at))}
        onChange={(day) => value !== null && onChange(momentOf(value.groupId, day, today))}
      />
    </div>
  );
}
