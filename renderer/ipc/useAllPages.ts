import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { failureOf } from './ask.ts';

export interface PageRequest {
  limit: number;
  cursor: string | null;
}

interface AllPagesOptions<Item> {
  queryKey: readonly unknown[];
  fetchPage: (page: PageRequest) => Promise<Page<Item>>;
  keyOf: (item: Item) => string;
  /** Small, so that the first rows come at once. */
  firstPage?: number;
  /** Large, so that the rest takes few calls. */
  laterPage?: number;
  /** Whether rows of another key may stand in while this key's first page is fetched. */
  keepsRowsOf?: (otherKey: readonly unknown[]) => boolean;
}

export interface AllPages<Item> {
  items: Item[] | null;
  /** As many as there are, fetched or not. */
  total: number;
  /** Every page is here. */
  isComplete: boolean;
  /** Nothing is being asked right now. */
  isSettled: boolean;
  failure: Failure | null;
  retry: () => void;
}

/** A whole list: the first page for the eye, then the rest in the background. */
export function useAllPages<Item>({
  queryKey,
  fetchPage,
  keyOf,
  firstPage = 100,
  laterPage = 2000,
  keepsRowsOf,
}: AllPagesOptions<Item>): AllPages<Item> {
  const { data, error, hasNextPage, isFetching, isPlaceholderData, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey,
      queryFn: ({ pageParam }) => fetchPage(pageParam),
      initialPageParam: { limit: firstPage, cursor: null } as PageRequest,
      getNextPageParam: ({ nextCursor }): PageRequest | null =>
        nextCursor === null ? null : { limit: laterPage, cursor: nextCursor },
      placeholderData: (previous, query) =>
        query !== undefined && keepsRowsOf?.(query.queryKey) === true ? previous : undefined,
    });

  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);

  const items = useMemo(
    () => (data === undefined ? null : distinct(data.pages, keyOf)),
    [data, keyOf],
  );
  return {
    items,
    total: data?.pages.at(-1)?.total ?? 0,
    isComplete: data !== undefined && !hasNextPage && !isPlaceholderData,
    isSettled: !isFetching && !hasNextPage,
    failure: error === null ? null : failureOf(error),
    retry: () => void refetch(),
  };
}

/** Pages may overlap when the store changed between two of them. */
function distinct<Item>(pages: readonly Page<Item>[], keyOf: (item: Item) => string): Item[] {
  const byKey = new Map<string, Item>();
  for (const page of pages) for (const item of page.items) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
