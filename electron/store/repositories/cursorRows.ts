import type { Instant } from '#shared/domain/time.ts';
import { decodeFlag, decodeInstantOrNull, encodeFlag, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Flag } from '../schema/columns.ts';
import type { PullCursor, PullScope } from '../syncPorts.ts';

export interface CursorRow extends PullCursor {
  /** The last page is here, though the run is not closed yet. */
  hasAllPages: boolean;
  /** Something of this run could not be read. */
  hasUnread: boolean;
}

export interface CursorRows {
  read(scope: PullScope): CursorRow | null;
  begin(scope: PullScope, run: number): void;
  /** `cursor`: where to go on; null after the last page. */
  advance(scope: PullScope, cursor: string | null, hasUnread: boolean): void;
  complete(scope: PullScope, at: Instant): void;
}

export function createCursorRows(queries: QueryRunner): CursorRows {
  const read = queries.prepare((p: { scope: PullScope }, db) =>
    db.selectFrom('sync_cursor').selectAll().where('scope', '=', p.scope),
  );
  const begin = queries.prepare((p: { scope: PullScope; run: number }, db) =>
    db
      .insertInto('sync_cursor')
      .values({
        scope: p.scope,
        run: p.run,
        cursor: null,
        is_complete: 0,
        has_all_pages: 0,
        has_unread: 0,
        last_success_at: null,
      })
      .onConflict((conflict) =>
        conflict.column('scope').doUpdateSet({
          run: p.run,
          cursor: null,
          is_complete: 0,
          has_all_pages: 0,
          has_unread: 0,
        }),
      ),
  );
  const advance = queries.prepare(
    (p: { scope: PullScope; cursor: string | null; hasAllPages: Flag; hasUnread: Flag }, db) =>
      db
        .updateTable('sync_cursor')
        .set({ cursor: p.cursor, has_all_pages: p.hasAllPages, has_unread: p.hasUnread })
        .where('scope', '=', p.scope),
  );
  const complete = queries.prepare((p: { scope: PullScope; at: number }, db) =>
    db
      .updateTable('sync_cursor')
      .set({ cursor: null, is_complete: 1, last_success_at: p.at })
      .where('scope', '=', p.scope),
  );

  return {
    read(scope) {
      const row = read.get({ scope });
      if (row === undefined) return null;
      return {
        run: row.run,
        cursor: row.cursor,
        isComplete: decodeFlag(row.is_complete),
        hasAllPages: decodeFlag(row.has_all_pages),
        hasUnread: decodeFlag(row.has_unread),
        lastSuccessAt: decodeInstantOrNull(row.last_success_at),
      };
    },
    begin(scope, run) {
      begin.run({ scope, run });
    },
    advance(scope, cursor, hasUnread) {
      advance.run({
        scope,
        cursor,
        hasAllPages: encodeFlag(cursor === null),
        hasUnread: encodeFlag(hasUnread),
      });
    },
    complete(scope, at) {
      complete.run({ scope, at: encodeInstant(at) });
    },
  };
}
