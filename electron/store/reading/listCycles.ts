import type { Page } from '#shared/ipc/methods/page.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { decodeFlag, decodeInstant, encodeFlag, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';

const keptCycles = 200;

/** Keeps a cycle, and of all the last 200. */
export function recordCycle(queries: QueryRunner, cycle: CycleRecord): void {
  queries.run((db) =>
    db.insertInto('cycle').values({
      started_at: encodeInstant(cycle.startedAt),
      duration_ms: cycle.durationMs,
      kind: cycle.kind,
      outcome: cycle.outcome,
      requests: cycle.requests,
      bytes_sent: cycle.bytesSent,
      bytes_received: cycle.bytesReceived,
      people: cycle.people,
      groups: cycle.groups,
      memberships: cycle.memberships,
      edits_sent: cycle.editsSent,
      is_incremental: encodeFlag(cycle.isIncremental === true),
    }),
  );
  queries.run((db) =>
    db
      .deleteFrom('cycle')
      .where('id', '<=', (eb) =>
        eb.selectFrom('cycle').select('id').orderBy('id', 'desc').limit(1).offset(keptCycles),
      ),
  );
}

export function listCycles(queries: QueryRunner, request: PageRequest): Page<CycleRecord> {
  const offset = offsetOf(request.cursor);
  const [counted] = queries.all((db) =>
    db.selectFrom('cycle').select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const rows = queries.all((db) =>
    db.selectFrom('cycle').selectAll().orderBy('id', 'desc').limit(request.limit).offset(offset),
  );
  const total = counted?.total ?? 0;
  return {
    items: rows.map((row) => ({
      startedAt: decodeInstant(row.started_at),
      durationMs: row.duration_ms,
      kind: row.kind,
      outcome: row.outcome,
      requests: row.requests,
      bytesSent: row.bytes_sent,
      bytesReceived: row.bytes_received,
      people: row.people,
      groups: row.groups,
      memberships: row.memberships,
      editsSent: row.edits_sent,
      ...(decodeFlag(row.is_incremental) ? { isIncremental: true } : {}),
    })),
    nextCursor: cursorAfter(offset, rows.length, total),
    total,
  };
}
