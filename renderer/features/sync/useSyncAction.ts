import { useQueryClient } from '@tanstack/react-query';
import type { ParamsInput } from '#shared/ipc/contract.ts';
import { type SyncMethod, tellSync } from './tellSync.ts';

/** Tells the engine something, from a component. */
export function useSyncAction(): <Name extends SyncMethod>(
  method: Name,
  params: ParamsInput<Name>,
) => Promise<void> {
  const queries = useQueryClient();
  return (method, params) => tellSync(queries, method, params);
}
