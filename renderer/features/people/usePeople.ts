import { useMemo } from 'react';
import type { Params } from '#shared/ipc/contract.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { useView } from '../../app/viewStore.ts';
import { ask } from '../../ipc/ask.ts';
import { useWindowedRows, type WindowedRows } from '../../ipc/useWindowedRows.ts';
import { askedFilter } from './peopleFilter.ts';

/** Whom the list is of and in which order: what `people.query` takes, without the place in the list. */
export type PeopleQuery = Pick<Params<'people.query'>, 'filter' | 'sort' | 'attributes'>;

export function usePeopleQuery(attributes: string[]): PeopleQuery {
  const filter = useView((state) => state.peopleFilter);
  const sort = useView((state) => state.peopleSort);
  return useMemo(
    () => ({ filter: askedFilter(filter), sort, attributes }),
    [filter, sort, attributes],
  );
}

/** Everybody whom the filter lets through, read where the list is looked at. */
export function usePeople(query: PeopleQuery): WindowedRows<PersonRow> {
  return useWindowedRows({
    queryKey: ['people.query', query],
    fetchRows: ({ offset, limit }) => ask('people.query', { ...query, offset, limit }),
  });
}
