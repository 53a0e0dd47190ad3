import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { JobId } from '#shared/domain/ids.ts';
import type { EventPayload } from '#shared/ipc/events.ts';
import { jobKey } from './queryKeys.ts';

/** A job as far as this window has heard of it. */
export interface JobState {
  done: number;
  total: number;
  outcome: EventPayload<'job.finished'>['outcome'] | null;
}

const unheard: JobState = { done: 0, total: 0, outcome: null };

export function progressJob(queries: QueryClient, event: EventPayload<'job.progress'>): void {
  queries.setQueryData<JobState>(jobKey(event.jobId), (before) => ({
    done: event.done,
    total: event.total,
    outcome: before?.outcome ?? null,
  }));
}

export function finishJob(queries: QueryClient, event: EventPayload<'job.finished'>): void {
  queries.setQueryData<JobState>(jobKey(event.jobId), (before) => ({
    ...(before ?? unheard),
    outcome: event.outcome,
  }));
}

/** A job's progress and end, even when it ended before the call that began it had returned. */
export function useJob(jobId: JobId | null): JobState | null {
  const { data } = useQuery<JobState>({
    queryKey: jobId === null ? ['job', null] : jobKey(jobId),
    queryFn: () => unheard,
    enabled: false,
  });
  return jobId === null ? null : (data ?? unheard);
}
