import { v7 as uuid } from 'uuid';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import { type CommandId, type ConflictId, conflictIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeCommandIds, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';

export interface OpenConflict {
  id: RowId;
  uid: ConflictId;
  kind: ConflictKind;
  /** The rows it holds up. */
  commands: readonly CommandId[];
}

/** A conflict, open or settled, with its three sides as the JSON they are stored as. */
export interface KnownConflict extends OpenConflict {
  groupRow: RowId;
  base: string;
  mine: string;
  theirs: string;
  isOpen: boolean;
}

export interface ConflictValues {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface ConflictRows {
  openOf(groupRow: RowId): OpenConflict[];
  byUid(uid: ConflictId): KnownConflict | null;
  insert(
    groupRow: RowId,
    kind: ConflictKind,
    commands: readonly CommandId[],
    values: ConflictValues,
    at: Instant,
  ): void;
  update(id: RowId, commands: readonly CommandId[], values: ConflictValues): void;
  setCommands(id: RowId, commands: readonly CommandId[]): void;
  /** What is wanted here, now that an edit it held up is gone. */
  setMine(id: RowId, mine: unknown): void;
  resolve(id: RowId, at: Instant): void;
  /** Open again, with the server's side (JSON) as it is by now. There must be no other open one of its kind and group. */
  reopen(id: RowId, commands: readonly CommandId[], theirs: string): void;
}

export function createConflictRows(queries: QueryRunner): ConflictRows {
  const openOf = queries.prepare((p: { groupRow: RowId }, db) =>
    db
      .selectFrom('conflict')
      .select(['id', 'uid', 'kind', 'commands'])
      .where('group_id', '=', p.groupRow)
      .where('resolved_at', 'is', null)
      .orderBy('id'),
  );
  const byUid = queries.prepare((p: { uid: ConflictId }, db) =>
    db.selectFrom('conflict').selectAll().where('uid', '=', p.uid),
  );
  const insert = queries.prepare(
    (p: Columns & { uid: ConflictId; groupRow: RowId; kind: ConflictKind; at: number }, db) =>
      db.insertInto('conflict').values({
        uid: p.uid,
        group_id: p.groupRow,
        kind: p.kind,
        base: p.base,
        mine: p.mine,
        theirs: p.theirs,
        commands: p.commands,
        found_at: p.at,
        resolved_at: null,
      }),
  );
  const update = queries.prepare((p: Columns & { id: RowId }, db) =>
    db
      .updateTable('conflict')
      .set({ base: p.base, mine: p.mine, theirs: p.theirs, commands: p.commands })
      .where('id', '=', p.id),
  );
  const setCommands = queries.prepare((p: { id: RowId; commands: string }, db) =>
    db.updateTable('conflict').set({ commands: p.commands }).where('id', '=', p.id),
  );
  const setMine = queries.prepare((p: { id: RowId; mine: string }, db) =>
    db.updateTable('conflict').set({ mine: p.mine }).where('id', '=', p.id),
  );
  const resolve = queries.prepare((p: { id: RowId; at: number }, db) =>
    db.updateTable('conflict').set({ resolved_at: p.at }).where('id', '=', p.id),
  );

  const reopen = queries.prepare((p: { id: RowId; commands: string; theirs: string }, db) =>
    db
      .updateTable('conflict')
      .set({ resolved_at: null, commands: p.commands, theirs: p.theirs })
      .where('id', '=', p.id),
  );

  return {
    openOf: (groupRow) =>
      openOf.all({ groupRow }).map((row) => ({ ...row, commands: decodeCommandIds(row.commands) })),
    byUid(uid) {
      const row = byUid.get({ uid });
      if (row === undefined) return null;
      return {
        id: row.id,
        uid: row.uid,
        kind: row.kind,
        commands: decodeCommandIds(row.commands),
        groupRow: row.group_id,
        base: row.base,
        mine: row.mine,
        theirs: row.theirs,
        isOpen: row.resolved_at === null,
      };
    },
    insert(groupRow, kind, commands, values, at) {
      const uid = conflictIdSchema.parse(uuid());
      insert.run({ uid, groupRow, kind, at: encodeInstant(at), ...encode(commands, values) });
    },
    update(id, commands, values) {
      update.run({ id, ...encode(commands, values) });
    },
    setCommands(id, commands) {
      setCommands.run({ id, commands: JSON.stringify(commands) });
    },
    setMine(id, mine) {
      setMine.run({ id, mine: JSON.stringify(mine) });
    },
    resolve(id, at) {
      resolve.run({ id, at: encodeInstant(at) });
    },
    reopen(id, commands, theirs) {
      reopen.run({ id, commands: JSON.stringify(commands), theirs });
    },
  };
}

type Columns = { base: string; mine: string; theirs: string; commands: string };

function encode(commands: readonly CommandId[], { base, mine, theirs }: ConflictValues): Columns {
  return {
    base: JSON.stringify(base ?? null),
    mine: JSON.stringify(mine ?? null),
    theirs: JSON.stringify(theirs ?? null),
    commands: JSON.stringify(commands),
  };
}
