import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { ActivityFilter } from '../../app/viewStore.ts';
import { ask, failureOf } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';

/** As many as tell of a week, and are drawn at once. */
const entriesPerPage = 100;

export interface Activity {
  /** Newest first; null while nothing is known. */
  entries: readonly ActivityEntry[] | null;
  /** As many as the filter lets through, shown or not. */
  total: number;
  hasOlder: boolean;
  isFetchingOlder: boolean;
  showOlder: () => Promise<void>;
  failure: Failure | null;
  retry: () => void;
}

/** The time line as far back as it was asked for. What is new comes on top of it. */
export function useActivity(filter: ActivityFilter): Activity {
  const query = useInfiniteQuery({
    queryKey: pagesKey('activity.list', filter),
    queryFn: ({ pageParam }) =>
      ask('activity.list', { ...filter, limit: entriesPerPage, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, error } = query;
  const entries = useMemo(
    () => (data === undefined ? null : distinct(data.pages.flatMap(({ items }) => items))),
    [data],
  );
  return {
    entries,
    total: data?.pages.at(0)?.total ?? 0,
    hasOlder: query.hasNextPage,
    isFetchingOlder: query.isFetchingNextPage,
    showOlder: async () => {
      await query.fetchNextPage();
    },
    failure: error === null ? null : failureOf(error),
    retry: () => void query.refetch(),
  };
}

/** Pages may overlap for a moment when something new has come between them. */
function distinct(entries: readonly ActivityEntry[]): ActivityEntry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
