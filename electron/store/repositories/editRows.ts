import type { EditId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeInstantOrNull, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema.ts';

export interface EditRow {
  id: RowId;
  uid: EditId;
  undoneAt: Instant | null;
  undoOf: RowId | null;
  undoDepth: number;
}

export interface EditRows {
  byUid(uid: EditId): EditRow | null;
  byId(id: RowId): EditRow | null;
  insert(edit: { uid: EditId; at: Instant; undoOf: EditRow | null }): RowId;
  setUndone(id: RowId, at: Instant | null): void;
}

export function createEditRows(queries: QueryRunner): EditRows {
  const columns = ['id', 'uid', 'undone_at', 'undo_of', 'undo_depth'] as const;
  const byUid = queries.prepare((p: { uid: EditId }, db) =>
    db.selectFrom('edit').select(columns).where('uid', '=', p.uid),
  );
  const byId = queries.prepare((p: { id: RowId }, db) =>
    db.selectFrom('edit').select(columns).where('id', '=', p.id),
  );
  const insert = queries.prepare(
    (p: { uid: EditId; at: number; undoOf: RowId | null; undoDepth: number }, db) =>
      db.insertInto('edit').values({
        uid: p.uid,
        at: p.at,
        undone_at: null,
        undo_of: p.undoOf,
        undo_depth: p.undoDepth,
        resolution: null,
      }),
  );
  const setUndone = queries.prepare((p: { id: RowId; at: number | null }, db) =>
    db.updateTable('edit').set({ undone_at: p.at }).where('id', '=', p.id),
  );

  return {
    byUid(uid) {
      const row = byUid.get({ uid });
      return row === undefined ? null : decode(row);
    },
    byId(id) {
      const row = byId.get({ id });
      return row === undefined ? null : decode(row);
    },
    insert({ uid, at, undoOf }) {
      const { lastInsertRowid } = insert.run({
        uid,
        at: encodeInstant(at),
        undoOf: undoOf?.id ?? null,
        undoDepth: undoOf === null ? 0 : undoOf.undoDepth + 1,
      });
      return Number(lastInsertRowid);
    },
    setUndone(id, at) {
      setUndone.run({ id, at: at === null ? null : encodeInstant(at) });
    },
  };
}

function decode(row: {
  id: RowId;
  uid: EditId;
  undone_at: number | null;
  undo_of: RowId | null;
  undo_depth: number;
}): EditRow {
  return {
    id: row.id,
    uid: row.uid,
    undoneAt: decodeInstantOrNull(row.undone_at),
    undoOf: row.undo_of,
    undoDepth: row.undo_depth,
  };
}
