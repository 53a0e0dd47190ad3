import { type SelectQueryBuilder, sql } from 'kysely';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { Flag } from '../schema/columns.ts';
import type { Schema } from '../schema/schema.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { GroupsOrder, GroupsRequest } from '../workspaceStore.ts';
import { createJudge } from './groupTies.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { matchesPattern } from './textConditions.ts';

/** Groups by folded name, by size or by their last change; every word of the search has to be a part of the name. */
export function listGroups(
  queries: QueryRunner,
  rows: Rows,
  request: GroupsRequest,
): Page<GroupSummary> {
  const offset = offsetOf(request.cursor);
  const { patterns } = searchTerms(request.search);
  const [counted] = queries.all((db) =>
    matching(db, patterns).select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const found = queries.all((db) =>
    ordered(matching(db, patterns), request.sort ?? 'name')
      .select([
        'id',
        'uid',
        'remote_id',
        'name',
        'description',
        'member_count',
        'sync_mark',
        'created_at',
        'updated_at',
        'changed_at',
        'created_by',
      ])
      .limit(request.limit)
      .offset(offset),
  );
  const total = counted?.total ?? 0;
  const judge = createJudge(rows);
  return {
    items: found.map((row) => ({
      id: row.uid,
      remoteId: row.remote_id,
      name: row.name,
      description: row.description,
      memberCount: row.member_count,
      syncMark: row.sync_mark,
      createdAt: decodeInstantOrNull(row.created_at),
      updatedAt: decodeInstantOrNull(row.updated_at),
      changedAt: decodeInstantOrNull(row.changed_at),
      ...judge({ id: row.id, createdBy: row.created_by }),
    })),
    nextCursor: cursorAfter(offset, found.length, total),
    total,
  };
}

type GroupSelect = SelectQueryBuilder<Schema, 'roster_group', Record<never, never>>;

/** Equals stand by name, so that pages follow on each other. Of whom no change is known come last. */
function ordered(query: GroupSelect, sort: GroupsOrder): GroupSelect {
  const sorted = {
    name: query,
    size: query.orderBy('member_count', 'desc'),
    changed: query.orderBy('changed_at', (order) => order.desc().nullsLast()),
  }[sort];
  return sorted.orderBy('name_key').orderBy('id');
}

function matching(db: QueryBuilder, patterns: readonly string[]): GroupSelect {
  let query = db.selectFrom('roster_group').where('is_present', '=', sql.lit<Flag>(1));
  for (const pattern of patterns) query = query.where(matchesPattern('name_key', pattern));
  return query;
}

export function summaryOf(rows: Rows, group: GroupRow): GroupSummary {
  return {
    id: group.uid,
    remoteId: group.remoteId,
    name: group.fields.name,
    description: group.fields.description,
    memberCount: group.memberCount,
    syncMark: group.syncMark,
    createdAt: group.createdAt,
    updatedAt: group.updatedAt,
    changedAt: group.changedAt,
    ...createJudge(rows)(group),
  };
}
