import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useView } from '../../app/viewStore.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { countOf } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import screen from '../../ui/Screen.module.css';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { ActivityFilters } from './ActivityFilters.tsx';
import { NoActivity } from './NoActivity.tsx';
import { TimeLine } from './TimeLine.tsx';
import { useActivity } from './useActivity.ts';

/** What was done here and what others changed on the server, in one time line. */
export function ActivityScreen(): ReactNode {
  const filter = useView((state) => state.activityFilter);
  const activity = useActivity(filter);
  const { entries, failure } = activity;
  return (
    <div className={screen.screen}>
      <ScreenHeader
        title="Activity"
        summary={entries !== null && countOf(activity.total, 'entry', 'entries')}
      />
      <ActivityFilters />
      {failure !== null && (
        <div className={screen.padded}>
          <FailureNote failure={failure} retry={activity.retry} />
        </div>
      )}
      {entries === null && failure === null && <ActivitySkeleton />}
      {entries !== null && entries.length === 0 && <NoActivity filter={filter} />}
      {entries !== null && entries.length > 0 && (
        <TimeLine key={JSON.stringify(filter)} activity={activity} entries={entries} />
      )}
    </div>
  );
}

function ActivitySkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Stack gap="lg" p="md">
        <VisuallyHidden role="status">Loading the time line</VisuallyHidden>
        <Skeleton height={12} width="46%" />
        <Skeleton height={12} width="58%" />
        <Skeleton height={12} width="39%" />
      </Stack>
    </AfterDelay>
  );
}
