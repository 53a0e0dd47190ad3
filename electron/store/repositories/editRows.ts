import type { EditId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeInstantOrNull, encodeInstant } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';

export interface EditRow {
  id: RowId;
  uid: EditId;
  undoneAt: Instant | null;
  /** The edit that this one takes back. */
  undoOf: RowId | null;
  /** The withdrawn edit that this one makes again. */
  redoOf: RowId | null;
  undoDepth: number;
  /** JSON (`edits/resolutionRecord.ts`) when the edit settled a conflict; null for every other edit. */
  resolution: string | null;
}

export interface EditRows {
  byUid(uid: EditId): EditRow | null;
  byId(id: RowId): EditRow | null;
  /** Those that take this one back or make it again. */
  followersOf(id: RowId): EditRow[];
  /** `undoOf`: the edit it takes back. `redoOf`: the withdrawn edit it makes again; only one of the two is given. */
  insert(edit: {
    uid: EditId;
    at: Instant;
    undoOf: EditRow | null;
    redoOf?: EditRow | null;
  }): RowId;
  setUndone(id: RowId, at: Instant | null): void;
  setResolution(id: RowId, resolution: string): void;
}

export function createEditRows(queries: QueryRunner): EditRows {
  const columns = [
    'e.id',
    'e.uid',
    'e.undone_at',
    'e.undo_of',
    'e.undo_depth',
    'e.resolution',
    'target.undo_depth as target_depth',
  ] as const;
  const edits = (db: QueryBuilder) =>
    db.selectFrom('edit as e').leftJoin('edit as target', 'target.id', 'e.undo_of').select(columns);
  const byUid = queries.prepare((p: { uid: EditId }, db) => edits(db).where('e.uid', '=', p.uid));
  const byId = queries.prepare((p: { id: RowId }, db) => edits(db).where('e.id', '=', p.id));
  const followersOf = queries.prepare((p: { id: RowId }, db) =>
    edits(db).where('e.undo_of', '=', p.id).orderBy('e.id'),
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

  const setResolution = queries.prepare((p: { id: RowId; resolution: string }, db) =>
    db.updateTable('edit').set({ resolution: p.resolution }).where('id', '=', p.id),
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
    followersOf: (id) => followersOf.all({ id }).map(decode),
    insert({ uid, at, undoOf, redoOf = null }) {
      const target = undoOf ?? redoOf;
      const { lastInsertRowid } = insert.run({
        uid,
        at: encodeInstant(at),
        undoOf: target?.id ?? null,
        undoDepth: target === null ? 0 : target.undoDepth + (target === undoOf ? 1 : 2),
      });
      return Number(lastInsertRowid);
    },
    setUndone(id, at) {
      setUndone.run({ id, at: at === null ? null : encodeInstant(at) });
    },
    setResolution(id, resolution) {
      setResolution.run({ id, resolution });
    },
  };
}

function decode(row: {
  id: RowId;
  uid: EditId;
  undone_at: number | null;
  undo_of: RowId | null;
  undo_depth: number;
  resolution: string | null;
  target_depth: number | null;
}): EditRow {
  const isRedo = row.target_depth !== null && row.undo_depth - row.target_depth === 2;
  return {
    id: row.id,
    uid: row.uid,
    undoneAt: decodeInstantOrNull(row.undone_at),
    undoOf: isRedo ? null : row.undo_of,
    redoOf: isRedo ? row.undo_of : null,
    undoDepth: row.undo_depth,
    resolution: row.resolution,
  };
}
