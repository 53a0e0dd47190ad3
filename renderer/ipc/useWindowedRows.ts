import { hashKey, type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { failureOf } from './ask.ts';
import {
  type AskedPages,
  askNext,
  joinPages,
  type KnownRows,
  pagesAround,
  type RowsInSight,
  rowAt,
} from './windowPages.ts';

interface WindowedRowsOptions<Item> {
  /** The method and its parameters, without the place in the list. */
  queryKey: readonly unknown[];
  fetchRows: (place: { offset: number; limit: number }) => Promise<Page<Item>>;
  pageSize?: number;
}

export interface WindowedRows<Item> {
  /** Names the list; another filter or order is another list. */
  listKey: string;
  /** Undefined while it is not here. */
  rowAt: (index: number) => Item | undefined;
  /** Every row that is here, with its place. */
  known: KnownRows<Item> | null;
  /** How long the list is; null while nothing of it is known. */
  total: number | null;
  /** The rows are those of the list before, until this one's come. */
  isPrevious: boolean;
  isFetching: boolean;
  failure: Failure | null;
  retry: () => void;
  /** Tells what is in sight; only the pages around it are fetched. */
  look: (inSight: RowsInSight) => void;
}

const beginning: RowsInSight = { first: 0, last: 0, also: 0 };

/** Long enough to come back to a page without asking again, short enough not to keep a whole organisation. */
const keptForMs = 60_000;

/**
 * A list of any length, read where it is looked at. The rows of the last answer stay while another list is asked for;
 * an answer that comes too late, for a list nobody looks at any more, is never shown.
 */
export function useWindowedRows<Item>({
  queryKey,
  fetchRows,
  pageSize = 100,
}: WindowedRowsOptions<Item>): WindowedRows<Item> {
  const listKey = hashKey(queryKey);
  const [sight, setSight] = useState({ listKey, inSight: beginning });
  const [asked, setAsked] = useState<AskedPages>({ key: listKey, pages: [0] });
  const [shown, setShown] = useState<KnownRows<Item> | null>(null);

  // Another list begins at its beginning, whatever was in sight of the one before.
  const inSight = sight.listKey === listKey ? sight.inSight : beginning;
  const total = shown?.key === listKey ? shown.total : null;
  const wanted = useMemo(() => pagesAround(inSight, pageSize, total), [inSight, pageSize, total]);
  const pages = asked.key === listKey ? asked.pages : wanted;

  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...queryKey, 'rows', page],
      queryFn: () => fetchRows({ offset: page * pageSize, limit: pageSize }),
      gcTime: keptForMs,
    })),
    combine: gatherAnswers,
  });
  const next = askNext(asked, listKey, wanted, answers.isFetching);
  if (next !== asked) setAsked(next);

  const fresh = useMemo(
    () => joinPages({ key: listKey, pages }, pageSize, answers.pages),
    [listKey, pages, pageSize, answers.pages],
  );
  if (fresh !== null && fresh !== shown) setShown(fresh);
  const known = fresh ?? shown;

  const look = useCallback(
    (seen: RowsInSight) =>
      setSight((before) =>
        before.listKey === listKey && isSameSight(before.inSight, seen)
          ? before
          : { listKey, inSight: seen },
      ),
    [listKey],
  );
  return {
    listKey,
    rowAt: useCallback((index: number) => rowAt(known, index), [known]),
    known,
    total: known?.total ?? null,
    isPrevious: known !== null && known.key !== listKey,
    isFetching: answers.isFetching,
    failure: answers.error === null ? null : failureOf(answers.error),
    retry: answers.retry,
    look,
  };
}

/** Outside of the component: the same function each time, so that the same answers stay the same object. */
function gatherAnswers<Item>(results: UseQueryResult<Page<Item>>[]) {
  const failed = results.filter(({ error }) => error !== null);
  return {
    pages: results.map(({ data, dataUpdatedAt }) => ({ page: data, at: dataUpdatedAt })),
    isFetching: results.some(({ isFetching }) => isFetching),
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const { refetch } of failed) void refetch();
    },
  };
}

function isSameSight(one: RowsInSight, other: RowsInSight): boolean {
  return one.first === other.first && one.last === other.last && one.also === other.also;
}
