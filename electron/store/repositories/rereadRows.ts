import type { QueryRunner } from '../database/queryRunner.ts';

/**
 * Groups to be read again, by their ids on the server, because no feed will name them for it: they could not be read when
 * they had to be, or are gone there and edits of ours keep the copy.
 */
export interface RereadRows {
  all(): string[];
  keep(remoteId: string): void;
  drop(remoteId: string): void;
}

export function createRereadRows(queries: QueryRunner): RereadRows {
  const all = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('reread_group').select('remote_id').orderBy('remote_id'),
  );
  const keep = queries.prepare((p: { remoteId: string }, db) =>
    db
      .insertInto('reread_group')
      .values({ remote_id: p.remoteId })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const drop = queries.prepare((p: { remoteId: string }, db) =>
    db.deleteFrom('reread_group').where('remote_id', '=', p.remoteId),
  );

  return {
    all: () => all.all({}).map(({ remote_id }) => remote_id),
    keep(remoteId) {
      keep.run({ remoteId });
    },
    drop(remoteId) {
      drop.run({ remoteId });
    },
  };
}
