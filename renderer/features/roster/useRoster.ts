import type { GroupId } from '#shared/domain/ids.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';
import type { PastLimits } from './pastWording.ts';

const idOf = ({ id }: RosterRow): string => id;

interface RosterQuestion {
  groupId: GroupId;
  /** The instant it is asked about; null: now. */
  at: Instant | null;
  filter: string;
  order: RosterOrder;
  attributes: string[];
  /** False: the order and the columns are not known yet. */
  isKnown: boolean;
}

/** A page of a roster; one of the past tells how far the past is known. */
type RosterPart = Page<RosterRow> & Partial<PastLimits>;

/** Who is in a group, or was at an instant, sorted and filtered by the store. */
export function useRoster(question: RosterQuestion): AllPages<RosterRow, RosterPart> {
  const { groupId, at, filter, order, attributes, isKnown } = question;
  const params = { groupId, filter, sort: order, attributes };
  return useAllPages<RosterRow, RosterPart>({
    queryKey:
      at === null ? pagesKey('roster.query', params) : pagesKey('roster.asOf', { ...params, at }),
    fetchPage: (page) =>
      at === null
        ? ask('roster.query', { ...params, ...page })
        : ask('roster.asOf', { ...params, at, ...page }),
    keyOf: idOf,
    laterPage: 5000,
    enabled: isKnown,
    // The same roster sorted or filtered otherwise may stand in; another group's people, or another day's, may not.
    keepsRowsOf: ([method, other]) =>
      (method === 'roster.query' || method === 'roster.asOf') && isAbout(other, groupId, at),
  });
}

function isAbout(params: unknown, groupId: GroupId, at: Instant | null): boolean {
  if (typeof params !== 'object' || params === null || !('groupId' in params)) return false;
  const otherAt = 'at' in params ? params.at : null;
  return params.groupId === groupId && otherAt === at;
}
