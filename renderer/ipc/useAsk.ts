import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MethodName, ParamsInput, Value } from '#shared/ipc/contract.ts';
import { ask } from './ask.ts';
import { queryKey } from './queryKeys.ts';

interface AskOptions {
  enabled?: boolean;
  /** Go on showing the last answer while other parameters are asked for. */
  keepsPrevious?: boolean;
}

/** One method's answer, asked again whenever an event says it may have changed. */
export function useAsk<Name extends MethodName>(
  method: Name,
  params: ParamsInput<Name>,
  { enabled = true, keepsPrevious = false }: AskOptions = {},
): UseQueryResult<Value<Name>> {
  return useQuery<Value<Name>>({
    queryKey: queryKey(method, params),
    queryFn: () => ask(method, params),
    enabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
