import {
  type QueryClient,
  queryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { Value } from '#shared/ipc/contract.ts';
import { ask } from '../../ipc/ask.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import type { ImportDraft, ImportSource } from './importDraft.ts';

const previewRows = 20;

/**
 * What the file is, in one reading. The number of the reading is in the key: the host plans by the reading it was asked
 * for last, so one that was looked at before is asked for again.
 */
export function readQuery({ reading, readings }: ImportDraft, { importId }: ImportSource) {
  const params = { importId, reading, rows: previewRows };
  return queryOptions<Value<'imports.read'>>({
    queryKey: [...queryKey('imports.read', params), readings],
    queryFn: () => ask('imports.read', params),
    // A list may wait for hours, and what could be read of it last is the way back from what cannot.
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** The file as it could be read last; undefined: not yet. Queries are kept in the order in which they were first asked. */
export function lastReading(
  queries: QueryClient,
  { importId }: ImportSource,
): Value<'imports.read'> | undefined {
  const found = queries.getQueriesData<Value<'imports.read'>>({
    queryKey: ['imports.read', { importId }],
  });
  return found.findLast(([, read]) => read !== undefined)?.[1];
}

/** The file as it is read now; while that takes its time, as it was read before. */
export function useReading(
  draft: ImportDraft,
  source: ImportSource,
): UseQueryResult<Value<'imports.read'>> {
  return useQuery({
    ...readQuery(draft, source),
    placeholderData: (previous, query) =>
      query?.queryKey[0] === 'imports.read' ? previous : undefined,
  });
}
