import type { QueryClient } from '@tanstack/react-query';
import type { ParamsInput } from '#shared/ipc/contract.ts';
import { call } from '../../ipc/call.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { showFailure } from '../../ui/toasts.tsx';

/** Changes the settings given; what did not work is told. */
export async function changeSettings(
  queries: QueryClient,
  change: ParamsInput<'settings.set'>,
): Promise<void> {
  const result = await call('settings.set', change);
  if (result.ok) queries.setQueryData(queryKey('settings.get', {}), result.value);
  else showFailure('The setting was not changed', result.error);
}
