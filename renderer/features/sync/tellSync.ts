import type { QueryClient } from '@tanstack/react-query';
import type { ParamsInput } from '#shared/ipc/contract.ts';
import { call } from '../../ipc/call.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { showFailure } from '../../ui/toasts.tsx';

export type SyncMethod = 'sync.run' | 'sync.pause' | 'sync.resume' | 'sync.setOffline';

/** Tells the engine something; its answer is the status, shown at once. */
export async function tellSync<Name extends SyncMethod>(
  queries: QueryClient,
  method: Name,
  params: ParamsInput<Name>,
): Promise<void> {
  const result = await call(method, params);
  if (result.ok) queries.setQueryData(queryKey('sync.status', {}), result.value);
  else showFailure('That did not work', result.error);
}
