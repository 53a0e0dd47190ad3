import { useDebouncedValue } from '@mantine/hooks';
import { hashKey, queryOptions, useQuery } from '@tanstack/react-query';
import type { ImportId, ImportPlan, ImportWish } from '#shared/domain/importing.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { ask, failureOf } from '../../ipc/ask.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { isPlanList } from './planLists.ts';

/** Several choices in quick succession make one plan. */
const settledAfterMs = 200;

export interface PlanState {
  /** The newest plan there is; null before the first. */
  plan: ImportPlan | null;
  /** It is the plan of what is wished now, and the host's last. */
  isCurrent: boolean;
  failure: Failure | null;
  retry: () => void;
}

/**
 * Asks for a plan. The host keeps one, the last: so none is taken from the cache once another was made, and the lists of
 * the plan are asked for again with every one.
 */
export function planQuery(importId: ImportId, wish: ImportWish) {
  return queryOptions<ImportPlan>({
    queryKey: queryKey('imports.plan', { importId, wish }),
    queryFn: async ({ client }) => {
      const plan = await ask('imports.plan', { importId, wish });
      void client.invalidateQueries({ predicate: (query) => isPlanList(query.queryKey) });
      return plan;
    },
    staleTime: 0,
    gcTime: 0,
  });
}

/** What taking the file in would do, some time after the last choice. The plan before stays until then. */
export function usePlan(importId: ImportId, wish: ImportWish, enabled: boolean): PlanState {
  const [settled] = useDebouncedValue(wish, settledAfterMs);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...planQuery(importId, settled),
    enabled,
    placeholderData: (previous, query) =>
      query?.queryKey[0] === 'imports.plan' ? previous : undefined,
  });
  return {
    plan: data ?? null,
    isCurrent:
      data !== undefined &&
      !isFetching &&
      !isPlaceholderData &&
      error === null &&
      hashKey([wish]) === hashKey([settled]),
    failure: error === null ? null : failureOf(error),
    retry: () => void refetch(),
  };
}
