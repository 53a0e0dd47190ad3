import { Button, NavLink, Popover, Text } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useCallback, useId, useRef } from 'react';
import type { Instant } from '#shared/domain/time.ts';
import { useView, view } from '../../app/viewStore.ts';
import { dayOf, endOfDay } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import classes from './PastButton.module.css';
import { pastChoices } from './pastMoments.ts';
import { wordMoment } from './pastWording.ts';

interface PastButtonProps {
  asOf: Instant | null;
  /** When the group last changed, as far as known. */
  changedAt: Instant | null;
}

/** Which day's roster is shown: now, a day often asked for, or one from the calendar. */
export function PastButton({ asOf, changedAt }: PastButtonProps): ReactNode {
  const dates = useDates();
  const isOpen = useView((state) => state.panel === 'past');
  const button = useRef<HTMLButtonElement>(null);
  // Opened from the palette, it has nothing to give the focus back to.
  useReturnFocus(
    isOpen,
    useCallback(() => button.current?.focus(), []),
  );
  const show = (at: Instant | null) => {
    view.showAsOf(at);
    view.openPanel(null);
    button.current?.focus();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => view.openPanel(opened ? 'past' : null)}
      position="bottom-end"
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <Button
          ref={button}
          variant={asOf === null ? 'default' : 'light'}
          {...(asOf === null ? {} : { color: 'yellow' })}
          leftSection={<IconCalendar size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={asOf === null ? 'As of: now' : `As of: ${wordMoment(asOf, dates)}`}
          onClick={() => view.openPanel(isOpen ? null : 'past')}
        >
          {asOf === null ? 'Now' : wordMoment(asOf, dates)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Which day’s roster" p={0}>
        <PastChoices asOf={asOf} changedAt={changedAt} onShow={show} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface PastChoicesProps extends PastButtonProps {
  onShow: (at: Instant | null) => void;
}

function PastChoices({ asOf, changedAt, onShow }: PastChoicesProps): ReactNode {
  const dates = useDates();
  const now = new Date();
  const today = dayOf(now);
  const labelId = useId();
  const pick = (day: string | null) => {
    if (day === null) return;
    onShow(day === today ? null : endOfDay(day));
  };
  return (
    <div className={classes.panel}>
      <div className={classes.choices}>
        <Text size="xs" c="dimmed" fw={600} px={8} pb={4} id={labelId}>
          The roster as it was
        </Text>
        <NavLink
          component="button"
          type="button"
          label="Now"
          active={asOf === null}
          className={classes.choice}
          onClick={() => onShow(null)}
        />
        {pastChoices(now, changedAt).map(({ id, label, at }) => (
          <NavLink
            key={id}
            component="button"
            type="button"
            label={label}
            description={wordMoment(at, dates)}
            active={asOf === at}
            className={classes.choice}
            onClick={() => onShow(at)}
          />
        ))}
      </div>
      <DatePicker
        className={classes.calendar}
        aria-labelledby={labelId}
        value={asOf === null ? today : dayOf(asOf)}
        defaultDate={asOf === null ? today : dayOf(asOf)}
        maxDate={today}
        weekendDays={[]}
        highlightToday
        enableKeyboardNavigation
        size="xs"
        getDayProps={(day) =>
          day === (asOf === null ? today : dayOf(asOf)) ? { 'data-autofocus': true } : {}
        }
        ariaLabels={{
          nextMonth: 'Next month',
          previousMonth: 'Previous month',
          nextYear: 'Next year',
          previousYear: 'Previous year',
          nextDecade: 'Next ten years',
          previousDecade: 'Previous ten years',
        }}
        onChange={pick}
      />
    </div>
  );
}
