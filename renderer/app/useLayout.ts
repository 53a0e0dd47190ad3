import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type TableLayout, tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import type { Params } from '#shared/ipc/contract.ts';
import { call } from '../ipc/call.ts';
import { queryKey } from '../ipc/queryKeys.ts';
import { useAsk } from '../ipc/useAsk.ts';
import { showFailure } from '../ui/toasts.tsx';

const plainLayout: TableLayout = tableLayoutSchema.parse({});

interface Layout {
  layout: TableLayout;
  /** False until it is known what was remembered. */
  isKnown: boolean;
  /** Takes effect at once and is remembered with the workspace. */
  change: (changes: Params<'layout.set'>) => void;
}

/** How the tables of the open workspace look. */
export function useLayout(): Layout {
  const queries = useQueryClient();
  const { data, isPending } = useAsk('layout.get', {});
  const layout = data ?? plainLayout;
  return {
    layout,
    isKnown: !isPending,
    change: (changes) => changeLayout(queries, () => changes),
  };
}

/** Changes what is remembered, told from what is there now: two changes may come before the screen is drawn again. */
export function changeLayout(
  queries: QueryClient,
  change: (before: TableLayout) => Partial<TableLayout>,
): void {
  const key = queryKey('layout.get', {});
  const before = queries.getQueryData<TableLayout>(key) ?? plainLayout;
  const changes = change(before);
  queries.setQueryData<TableLayout>(key, { ...before, ...changes });
  void call('layout.set', changes).then((result) => {
    if (!result.ok)
      showFailure('How the table looks was not remembered', result.error, { id: failed });
  });
}

const failed = 'muster-layout-failed';
