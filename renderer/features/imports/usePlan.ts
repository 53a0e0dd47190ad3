import { useDebouncedValue } from '@mantine/hooks';
import { hashKey, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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
 * Asks for a plan. The host keeps one, the last: so none is taken from the cache once another was asked for (each time of
 * asking has a name of its own), and the lists of the plan are asked for again with every one.
 */
export function planQuery(importId: ImportId, wish: ImportWish, asked: string) {
  return queryOptions<ImportPlan>({
    queryKey: [...queryKey('imports.plan', { importId, wish }), asked],
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
  const settledKey = hashKey([settled]);
  const asked = useAsked(settledKey);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...planQuery(importId, settled, asked),
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
      hashKey([wish]) === settledKey,
    failure: error === null ? null : failureOf(error),
    retry: () => void refetch(),
  };
}

/** Another name with each change of the wish, back to one from before as well, and with each visit. */
function useAsked(wishKey: string): string {
  const [visit] = useState(() => crypto.randomUUID());
  const [last, setLast] = useState({ wishKey, number: 0 });
  const now = last.wishKey === wishKey ? last : { wishKey, number: last.number + 1 };
  if (now !== last) setLast(now);
  return `${visit} ${now.number}`;
}
