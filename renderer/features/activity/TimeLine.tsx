import { Box, Button, Title } from '@mantine/core';
import { type ReactNode, useMemo, useRef } from 'react';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import { formatCount } from '../../ui/counts.ts';
import { useDates } from '../../ui/useDates.ts';
import { walkItems } from '../../ui/walkItems.ts';
import { useNow } from '../sync/useNow.ts';
import { ActivityLine } from './ActivityLine.tsx';
import classes from './ActivityScreen.module.css';
import { daysOf } from './activityDays.ts';
import type { Activity } from './useActivity.ts';

interface TimeLineProps {
  activity: Activity;
  entries: readonly ActivityEntry[];
}

/**
 * The lines by days. The browser keeps the line in sight in its place when something new comes on top, and draws only
 * what is in sight.
 */
export function TimeLine({ activity, entries }: TimeLineProps): ReactNode {
  const dates = useDates();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const days = useMemo(() => daysOf(entries, dates, now), [entries, dates, now]);
  const showOlder = async () => {
    const last = entries.at(-1);
    await activity.showOlder();
    if (last === undefined) return;
    // The keyboard goes on with the first of those that have come; the button has moved far down.
    requestAnimationFrame(() => focusAfter(scroller.current, last.id));
  };
  return (
    <Box ref={scroller} className={classes.timeLine} onKeyDown={walkItems} {...focusable}>
      {days.map(({ key, heading, entries: lines }) => (
        <section key={key} aria-label={heading}>
          <Title order={2} size="xs" className={classes.day}>
            {heading}
          </Title>
          <ul className={classes.list}>
            {lines.map((entry) => (
              <ActivityLine key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {activity.hasOlder && (
        <div className={classes.older}>
          <Button
            variant="default"
            loading={activity.isFetchingOlder}
            onClick={() => void showOlder()}
          >
            Show older ({formatCount(Math.max(0, activity.total - entries.length))} left)
          </Button>
        </div>
      )}
    </Box>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region', 'aria-label': 'Time line' };

function focusAfter(list: HTMLElement | null, id: string): void {
  const lines = [...(list?.querySelectorAll<HTMLElement>('[data-activity]') ?? [])];
  const last = lines.findIndex(({ dataset }) => dataset.activity === id);
  lines[last + 1]?.focus();
}
