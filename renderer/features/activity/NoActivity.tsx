import { Button, EmptyState } from '@mantine/core';
import { IconActivity, IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ActivityFilter, everyActivity, view } from '../../app/viewStore.ts';
import classes from './ActivityScreen.module.css';
import { isFiltered } from './isFiltered.ts';

/** Nothing is in the time line, or nothing that the filters let through. */
export function NoActivity({ filter }: { filter: ActivityFilter }): ReactNode {
  if (!isFiltered(filter)) {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconActivity aria-hidden />}
        title="Nothing has happened yet"
        description="Every edit you make and everything others change on the server is listed here, from the first sync on."
      />
    );
  }
  return (
    <EmptyState
      className={classes.empty}
      icon={<IconFilterOff aria-hidden />}
      title="Nothing fits these filters"
      description="What happened is still here, only not shown."
    >
      <EmptyState.Actions>
        <Button variant="default" onClick={() => view.filterActivity(everyActivity)}>
          Show everything
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
