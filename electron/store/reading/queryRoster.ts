import type { RosterRow } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { RosterPast, RosterRequest } from '../workspaceStore.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { asRosterRow, countRoster, type RosterFilter, selectRoster } from './rosterQuery.ts';
import { findGroupRow, type RosterTime, rosterTime, staysAt } from './staysAt.ts';

/** One page of a group's roster now; empty for a group that is not there. */
export function queryRoster(queries: QueryRunner, request: RosterRequest): Page<RosterRow> {
  const group = findGroupRow(queries, request.groupId);
  if (group === null) return { items: [], nextCursor: null, total: 0 };
  return pageOfRoster(queries, { time: rosterTime(group, null) }, request);
}

/** One page of a group's roster as it was, of a deleted group as well; null for one that was never here. */
export function rosterAsOf(
  queries: QueryRunner,
  request: RosterRequest & { at: Instant },
): (Page<RosterRow> & RosterPast) | null {
  const group = findGroupRow(queries, request.groupId);
  if (group === null) return null;
  const time = rosterTime(group, request.at);
  return {
    ...pageOfRoster(queries, { time }, request),
    undated: countUndated(queries, time),
    noticedSince: group.noticedSince,
  };
}

/** One page of the people whom `filter` and the words of the request leave. */
export function pageOfRoster(
  queries: QueryRunner,
  filter: RosterFilter,
  request: Omit<RosterRequest, 'groupId'>,
): Page<RosterRow> {
  const offset = offsetOf(request.cursor);
  const { patterns } = searchTerms(request.filter);
  const wanted = { ...filter, patterns };
  const { sort: order, attributes = [] } = request;
  const [counted] = queries.all((db) => countRoster(db, wanted));
  const rows = queries.all((db) =>
    selectRoster(db, wanted, { order, attributes }).limit(request.limit).offset(offset),
  );
  const total = counted?.total ?? 0;
  return {
    items: rows.map((row) => asRosterRow(row, attributes)),
    nextCursor: cursorAfter(offset, rows.length, total),
    total,
  };
}

function countUndated(queries: QueryRunner, time: RosterTime): number {
  const [counted] = queries.all((db) =>
    db
      .selectFrom(staysAt(db, time))
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('m.joined_at', 'is', null),
  );
  return counted?.total ?? 0;
}
