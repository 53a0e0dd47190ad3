import { useQueryClient } from '@tanstack/react-query';
import type { ParamsInput } from '#shared/ipc/contract.ts';
import { call } from '../../ipc/call.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { showFailure } from '../../ui/toasts.tsx';

/** Changes the choices given; the window follows at once. */
export function useSetSettings(): (change: ParamsInput<'settings.set'>) => void {
  const queries = useQueryClient();
  return (change) => {
    void call('settings.set', change).then((result) => {
      if (result.ok) queries.setQueryData(queryKey('settings.get', {}), result.value);
      else showFailure('The setting was not changed', result.error);
    });
  };
}
