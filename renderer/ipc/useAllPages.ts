import { type QueryClient, type QueryKey, useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/ipc/errors.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { failureOf } from './ask.ts';
import { createGatherer, type Gathered } from './gatherPages.ts';

export interface PageRequest {
  limit: number;
  cursor: string | null;
}

interface AllPagesOptions<Item, Part extends Page<Item>> {
  queryKey: readonly unknown[];
  fetchPage: (page: PageRequest) => Promise<Part>;
  keyOf: (item: Item) => string;
  /** False: what is asked for is not known yet. */
  enabled?: boolean;
  /** Small, so that the first rows come at once. */
  firstPage?: number;
  /** Large, so that the rest takes few calls. */
  laterPage?: number;
  /** Whether rows of another key may stand in while this key's first page is fetched. */
  keepsRowsOf?: (otherKey: readonly unknown[]) => boolean;
}

export interface AllPages<Item, Part extends Page<Item> = Page<Item>> {
  items: Item[] | null;
  /** As many as there are, fetched or not. */
  total: number;
  /** Every page is here. */
  isComplete: boolean;
  /** Nothing is being asked right now. */
  isSettled: boolean;
  /** The first page, for what a method tells beside its rows; null until it is there. */
  first: Part | null;
  failure: Failure | null;
  retry: () => void;
}

/**
 * A whole list: the first page for the eye, then the rest in the background. It stops when nobody looks at it any more,
 * and goes on when somebody does again.
 */
export function useAllPages<Item, Part extends Page<Item> = Page<Item>>(
  options: AllPagesOptions<Item, Part>,
): AllPages<Item, Part> {
  const { queryKey, keepsRowsOf, enabled = true } = options;
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<Gathered<Item, Part>>({
    queryKey,
    enabled,
    queryFn: ({ client, signal }) => gather(client, options, signal),
    // Comparing every row with what it was would cost more than drawing the few in sight.
    structuralSharing: false,
    staleTime: ({ state }) => (state.data?.isComplete === false ? 0 : Number.POSITIVE_INFINITY),
    placeholderData: (previous, query) =>
      query !== undefined && keepsRowsOf?.(query.queryKey) === true ? previous : undefined,
  });
  return {
    items: data?.items ?? null,
    total: data?.total ?? 0,
    isComplete: data?.isComplete === true && !isPlaceholderData,
    isSettled: !isFetching,
    first: isPlaceholderData ? null : (data?.first ?? null),
    failure: error === null ? null : failureOf(error),
    retry: () => void refetch(),
  };
}

async function gather<Item, Part extends Page<Item>>(
  client: QueryClient,
  options: AllPagesOptions<Item, Part>,
  signal: AbortSignal,
): Promise<Gathered<Item, Part>> {
  const { fetchPage, keyOf, firstPage = 100, laterPage = 2000 } = options;
  const queryKey: QueryKey = options.queryKey;
  const before = client.getQueryData<Gathered<Item, Part>>(queryKey);
  const add = createGatherer<Item, Part>(keyOf, before?.items ?? []);
  let gathered = add(await fetchPage({ limit: firstPage, cursor: null }));
  let { nextCursor } = gathered.first;
  while (nextCursor !== null) {
    // Who stopped looking, or asked anew, must not get these rows.
    signal.throwIfAborted();
    client.setQueryData(queryKey, gathered);
    const page = await fetchPage({ limit: laterPage, cursor: nextCursor });
    gathered = add(page);
    ({ nextCursor } = page);
  }
  return gathered;
}
