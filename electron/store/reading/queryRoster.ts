import type { GroupId } from '#shared/domain/ids.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { asRosterRow, countRoster, selectRoster } from './rosterQuery.ts';

/** One page of a group's roster; empty for a group that is not there. */
export function queryRoster(
  queries: QueryRunner,
  request: PageRequest & { groupId: GroupId; filter: string; sort: RosterOrder },
): Page<RosterRow> {
  const offset = offsetOf(request.cursor);
  const { patterns } = searchTerms(request.filter);
  const filter = { groupId: request.groupId, patterns, personIds: null };
  const [counted] = queries.all((db) => countRoster(db, filter));
  const rows = queries.all((db) =>
    selectRoster(db, filter, request.sort).limit(request.limit).offset(offset),
  );
  const total = counted?.total ?? 0;
  return {
    items: rows.map(asRosterRow),
    nextCursor: cursorAfter(offset, rows.length, total),
    total,
  };
}
