import { v7 as uuid } from 'uuid';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import { type CommandId, type ConflictId, conflictIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeCommandIds, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema.ts';

export interface OpenConflict {
  id: RowId;
  kind: ConflictKind;
  /** The rows it holds up. */
  commands: readonly CommandId[];
}

export interface ConflictValues {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface ConflictRows {
  openOf(groupRow: RowId): OpenConflict[];
  insert(
    groupRow: RowId,
    kind: ConflictKind,
    commands: readonly CommandId[],
    values: ConflictValues,
    at: Instant,
  ): void;
  update(id: RowId, commands: readonly CommandId[], values: ConflictValues): void;
  setCommands(id: RowId, commands: readonly CommandId[]): void;
  resolve(id: RowId, at: Instant): void;
}

export function createConflictRows(queries: QueryRunner): ConflictRows {
  const openOf = queries.prepare((p: { groupRow: RowId }, db) =>
    db
      .selectFrom('conflict')
      .select(['id', 'kind', 'commands'])
      .where('group_id', '=', p.groupRow)
      .where('resolved_at', 'is', null)
      .orderBy('id'),
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
  const resolve = queries.prepare((p: { id: RowId; at: number }, db) =>
    db.updateTable('conflict').set({ resolved_at: p.at }).where('id', '=', p.id),
  );

  return {
    openOf: (groupRow) =>
      openOf.all({ groupRow }).map(({ id, kind, commands }) => ({
        id,
        kind,
        commands: decodeCommandIds(commands),
      })),
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
    resolve(id, at) {
      resolve.run({ id, at: encodeInstant(at) });
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
