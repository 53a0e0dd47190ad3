import type { Identity } from '#shared/domain/permissions.ts';
import { decodePermissions } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';

export interface IdentityRow {
  /** Null: nobody in particular, or not known yet. */
  read(): Identity | null;
  write(identity: Identity | null): void;
}

export function createIdentityRow(queries: QueryRunner): IdentityRow {
  const read = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('identity').select(['member_key', 'permissions']),
  );
  return {
    read() {
      const row = read.get({});
      if (row === undefined) return null;
      return { memberKey: row.member_key, permissions: decodePermissions(row.permissions) };
    },
    write(identity) {
      queries.run((db) => db.deleteFrom('identity'));
      if (identity === null) return;
      const { memberKey, permissions } = identity;
      const values = { id: 1, member_key: memberKey, permissions: JSON.stringify(permissions) };
      queries.run((db) => db.insertInto('identity').values(values));
    },
  };
}
