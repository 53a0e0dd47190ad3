import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Instant } from '#shared/domain/time.ts';
import { view } from '../../app/viewStore.ts';
import { useDates } from '../../ui/useDates.ts';
import { focusRoster } from './focusRoster.ts';
import classes from './PastBanner.module.css';
import { type PastLimits, wordLimits, wordMoment } from './pastWording.ts';

interface PastBannerProps {
  at: Instant;
  /** What the store says about how far back it knows; null until it has answered. */
  limits: Partial<PastLimits> | null;
}

/** Says, wherever a roster of the past is shown, that it is one, and what of it is not known. */
export function PastBanner({ at, limits }: PastBannerProps): ReactNode {
  const dates = useDates();
  const goBack = () => {
    view.showAsOf(null);
    focusRoster();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    goBack();
  };
  return (
    <section className={classes.banner} aria-label="The past" onKeyDown={onKeyDown}>
      <IconHistory size={20} stroke={1.7} aria-hidden className={classes.icon} />
      <div className={classes.words} role="status">
        <Text size="sm" fw={600}>
          You are looking at the past: as of {wordMoment(at, dates)}
        </Text>
        {wordLimits(limits ?? {}, at, dates).map((note) => (
          <Text key={note} size="xs">
            {note}
          </Text>
        ))}
      </div>
      <Button variant="default" onClick={goBack}>
        Back to now
      </Button>
    </section>
  );
}
