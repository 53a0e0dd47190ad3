import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../ipc/call.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { showFailure } from '../../ui/toasts.tsx';
import { chosenColumns } from './columnChoice.ts';
import type { PeopleColumn } from './peopleColumns.tsx';

/** The columns of the table of people, remembered with the workspace. */
export function usePeopleColumns(): {
  columns: PeopleColumn[];
  remember: (columnIds: string[] | null) => Promise<void>;
} {
  const queries = useQueryClient();
  const { data } = useAsk('layout.get', {});
  const remembered = data?.peopleColumns ?? null;
  const columns = useMemo(() => chosenColumns(remembered), [remembered]);
  return {
    columns,
    async remember(peopleColumns) {
      const result = await call('layout.set', { peopleColumns });
      if (result.ok) queries.setQueryData(queryKey('layout.get', {}), result.value);
      else showFailure('The columns were not remembered', result.error);
    },
  };
}
