import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { PeopleFilter, SavedFilter } from '#shared/domain/peopleFilter.ts';
import type { Result } from '#shared/ipc/result.ts';
import { view } from '../../app/viewStore.ts';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { showDone, showFailure } from '../../ui/toasts.tsx';

/** The filters kept in this workspace, and what can be done with them. */
export function useSavedFilters() {
  const queries = useQueryClient();
  const { data } = useAsk('savedFilters.list', {});
  return {
    filters: data?.filters ?? noFilters,
    /** Keeps a filter under a name; in the place of `saved`, where one is given. The caller shows a failure. */
    keep: (name: string, filter: PeopleFilter, saved: SavedFilter | null) =>
      keepFilter(queries, name, filter, saved),
    /** Puts the filter on the screen into the place of a saved one, with Undo. */
    update: (saved: SavedFilter, filter: PeopleFilter) => updateFilter(queries, saved, filter),
    /** Forgets a filter, with Undo. */
    remove: (saved: SavedFilter) => removeFilter(queries, saved),
  };
}

const noFilters: readonly SavedFilter[] = [];

/** Shows the people of a saved filter. */
export function pickFilter(saved: SavedFilter): void {
  view.filterPeople(saved.filter);
  view.pickSavedFilter(saved.id);
}

async function keepFilter(
  queries: QueryClient,
  name: string,
  filter: PeopleFilter,
  saved: SavedFilter | null,
): Promise<Result<SavedFilter>> {
  const result = await call('savedFilters.save', { id: saved?.id ?? null, name, filter });
  if (result.ok) {
    view.pickSavedFilter(result.value.id);
    await askAgain(queries);
  }
  return result;
}

async function updateFilter(
  queries: QueryClient,
  saved: SavedFilter,
  filter: PeopleFilter,
): Promise<void> {
  const result = await keepFilter(queries, saved.name, filter, saved);
  if (!result.ok) {
    showFailure('The filter was not changed', result.error);
    return;
  }
  tell(['Changed the filter “', named(saved.name), '”'], () =>
    keepFilter(queries, saved.name, saved.filter, saved),
  );
}

async function removeFilter(queries: QueryClient, saved: SavedFilter): Promise<void> {
  const result = await call('savedFilters.delete', { id: saved.id });
  if (!result.ok) {
    showFailure('The filter was not deleted', result.error);
    return;
  }
  view.pickSavedFilter(null);
  await askAgain(queries);
  tell(['Deleted the filter “', named(saved.name), '”'], () =>
    keepFilter(queries, saved.name, saved.filter, null),
  );
}

/** A filter is no edit of the organisation: its Undo is not on the stack of those, and saves it again. */
function tell(what: Sentence, undo: () => Promise<Result<SavedFilter>>): void {
  const run = async () => {
    const result = await undo();
    if (!result.ok) showFailure('This was not undone', result.error);
  };
  showDone(what, { label: 'Undo', run: () => void run() });
}

function askAgain(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['savedFilters.list'] });
}
