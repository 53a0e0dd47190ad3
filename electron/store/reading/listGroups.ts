import { type SelectQueryBuilder, sql } from 'kysely';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeInstantOrNull } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { Flag, Schema } from '../schema.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { createJudge } from './groupTies.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { matchesPattern } from './textConditions.ts';

/** Groups by folded name; every word of the search has to be a part of it. */
export function listGroups(
  queries: QueryRunner,
  rows: Rows,
  request: PageRequest & { search: string },
): Page<GroupSummary> {
  const offset = offsetOf(request.cursor);
  const { patterns } = searchTerms(request.search);
  const [counted] = queries.all((db) =>
    matching(db, patterns).select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const found = queries.all((db) =>
    matching(db, patterns)
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
        'created_by',
      ])
      .orderBy('name_key')
      .orderBy('id')
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
      changedAt: decodeInstantOrNull(row.updated_at),
      ...judge({ id: row.id, createdBy: row.created_by }),
    })),
    nextCursor: cursorAfter(offset, found.length, total),
    total,
  };
}

function matching(
  db: QueryBuilder,
  patterns: readonly string[],
): SelectQueryBuilder<Schema, 'roster_group', Record<never, never>> {
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
    changedAt: group.updatedAt,
    ...createJudge(rows)(group),
  };
}
