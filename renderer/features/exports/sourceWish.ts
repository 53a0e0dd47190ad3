import type {
  ExportSource,
  ExportSourceKind,
  GroupsArrangement,
} from '#shared/domain/exporting.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import { filterOf, freshWish, type HistoryWish } from '../history/historyWish.ts';
import { askedFilter, everybody } from '../people/peopleFilter.ts';

/** Of a list on the screen: all of it, whom its filter shows, or those chosen on it. */
export type Who = 'everybody' | 'shown' | 'chosen';

/** Whom an export is to be about. What belongs to another kind of source is kept while one looks at this one. */
export interface SourceWish {
  kind: ExportSourceKind;
  /** Null: not chosen yet. */
  groupId: GroupId | null;
  /** Null: all of them. */
  groupIds: GroupId[] | null;
  /** Null: now. */
  at: Instant | null;
  who: Who;
  /** Null: as rosters are sorted on the screen. */
  order: RosterOrder | null;
  peopleFilter: PeopleFilter;
  peopleSort: PeopleSort;
  stays: HistoryWish;
  staysText: string;
}

export const freshSource: SourceWish = {
  kind: 'group',
  groupId: null,
  groupIds: null,
  at: null,
  who: 'everybody',
  order: null,
  peopleFilter: everybody,
  peopleSort: { key: 'name', direction: 'ascending' },
  stays: freshWish,
  staysText: '',
};

/** What of a list there is on the screen to export a part of. */
export interface ShownPart {
  filter: string;
  personIds: readonly PersonId[];
}

export const noPart: ShownPart = { filter: '', personIds: [] };

/** Whom of the list it is about: a part that is no longer on the screen is not. */
export function whoOf({ who }: SourceWish, part: ShownPart): Who {
  if (who === 'chosen' && part.personIds.length === 0) return 'everybody';
  return who === 'shown' && part.filter === '' ? 'everybody' : who;
}

interface SourceFacts {
  part: ShownPart;
  arrangement: GroupsArrangement;
  /** The order of rosters on the screen. */
  shownOrder: RosterOrder;
}

/** The source as the host understands it; null: something is still to be chosen (`missingOf`). */
export function sourceOf(wish: SourceWish, facts: SourceFacts): ExportSource | null {
  if (missingOf(wish) !== null) return null;
  const { part, arrangement, shownOrder } = facts;
  const who = whoOf(wish, part);
  const sort = wish.order ?? shownOrder;
  const personIds = who === 'chosen' ? [...part.personIds] : null;
  switch (wish.kind) {
    case 'group':
      if (wish.groupId === null) return null;
      return {
        kind: 'group',
        groupId: wish.groupId,
        at: wish.at,
        filter: who === 'shown' ? part.filter : '',
        personIds,
        sort,
      };
    case 'groups':
      return { kind: 'groups', groupIds: wish.groupIds, at: wish.at, arrangement, sort };
    case 'people':
      return {
        kind: 'people',
        filter: askedFilter(wish.peopleFilter),
        personIds,
        sort: wish.peopleSort,
      };
    case 'stays':
      if (wish.groupId === null) return null;
      return {
        kind: 'stays',
        groupId: wish.groupId,
        filter: filterOf(wish.stays),
        text: wish.staysText.trim(),
      };
  }
}

/** What has to be chosen first, in a sentence; null: nothing. */
export function missingOf({ kind, groupId, groupIds }: SourceWish): string | null {
  switch (kind) {
    case 'group':
    case 'stays':
      return groupId === null ? 'Choose a group.' : null;
    case 'groups':
      return groupIds?.length === 0 ? 'Choose at least one group.' : null;
    case 'people':
      return null;
  }
}
