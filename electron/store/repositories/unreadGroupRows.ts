import type { QueryRunner } from '../database/queryRunner.ts';

/** Groups that could not be read when they had to be, by their ids on the server. */
export interface UnreadGroupRows {
  all(): string[];
  keep(remoteId: string): void;
  drop(remoteId: string): void;
}

export function createUnreadGroupRows(queries: QueryRunner): UnreadGroupRows {
  const all = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('unread_group').select('remote_id').orderBy('remote_id'),
  );
  const keep = queries.prepare((p: { remoteId: string }, db) =>
    db
      .insertInto('unread_group')
      .values({ remote_id: p.remoteId })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const drop = queries.prepare((p: { remoteId: string }, db) =>
    db.deleteFrom('unread_group').where('remote_id', '=', p.remoteId),
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
