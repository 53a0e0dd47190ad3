import type { RosterRow } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { RosterPast, RosterRequest } from '../workspaceStore.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { asRosterRow, countRoster, type RosterSource, selectRoster } from './rosterQuery.ts';
import { findGroupRow, findStaysAt } from './staysAt.ts';

/** One page of a group's roster now; empty for a group that is not there. */
export function queryRoster(queries: QueryRunner, request: RosterRequest): Page<RosterRow> {
  const group = findGroupRow(queries, request.groupId);
  if (group === null) return { items: [], nextCursor: null, total: 0 };
  return pageOfRoster(queries, { groupRow: group.id }, request);
}

/** One page of a group's roster as it was, of a deleted group as well; null for one that was never here. */
export function rosterAsOf(
  queries: QueryRunner,
  request: RosterRequest & { at: Instant },
): (Page<RosterRow> & RosterPast) | null {
  const group = findGroupRow(queries, request.groupId);
  if (group === null) return null;
  const stays = findStaysAt(queries, group, request.at);
  return {
    ...pageOfRoster(queries, { stayIds: stays.map(({ id }) => id) }, request),
    undated: stays.filter(({ joinedMs }) => joinedMs === null).length,
    noticedSince: group.noticedSince,
  };
}

/** One page of the people whom the words of the request leave. */
export function pageOfRoster(
  queries: QueryRunner,
  source: RosterSource,
  request: Omit<RosterRequest, 'groupId'>,
): Page<RosterRow> {
  const offset = offsetOf(request.cursor);
  const { patterns } = searchTerms(request.filter);
  const { sort: order, attributes = [] } = request;
  const filter = { source, patterns };
  const total = countRoster(queries, filter);
  const rows = queries.all((db) =>
    selectRoster(db, filter, { order, attributes }).limit(request.limit).offset(offset),
  );
  return {
    items: rows.map((row) => asRosterRow(row, attributes)),
    nextCursor: cursorAfter(offset, rows.length, total),
    total,
  };
}
