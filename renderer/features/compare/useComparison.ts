import type { ComparePart, RosterMoment, RosterRow } from '#shared/domain/roster.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';
import { useAsk } from '../../ipc/useAsk.ts';

const idOf = ({ id }: RosterRow): string => id;

/** Who is in one of the three parts of two rosters, by name. */
export function useComparedPeople(
  first: RosterMoment,
  second: RosterMoment,
  part: ComparePart,
  filter: string,
): AllPages<RosterRow> {
  const params = { first, second, part, filter };
  const sides = JSON.stringify([first, second, part]);
  return useAllPages({
    queryKey: pagesKey('roster.compare', params),
    fetchPage: (page) => ask('roster.compare', { ...params, ...page }),
    keyOf: idOf,
    // The same part filtered otherwise may stand in; other people may not.
    keepsRowsOf: ([method, other]) => method === 'roster.compare' && sidesOf(other) === sides,
  });
}

/** How many are in each part; null while that is not known. */
export function useComparedCounts(
  first: RosterMoment,
  second: RosterMoment,
): Readonly<Record<ComparePart, number>> | null {
  const { data } = useAsk('roster.compare', { first, second, part: 'both', limit: 1 });
  return data?.counts ?? null;
}

function sidesOf(params: unknown): string | null {
  const isParams =
    typeof params === 'object' &&
    params !== null &&
    'first' in params &&
    'second' in params &&
    'part' in params;
  return isParams ? JSON.stringify([params.first, params.second, params.part]) : null;
}
