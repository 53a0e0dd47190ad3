import type { Database } from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Migration } from '../migrations/migration.ts';

/**
 * Brings a file to the newest schema. Each migration is one transaction together with the new `user_version`,
 * so a failure leaves the file at the version before it, usable (P5). A file that held data already was copied
 * before it came here (`backups/openStoreWithBackups.ts`). kysely's own migrator does not wrap SQLite migrations in
 * a transaction, which is why this is ours.
 */
export function migrate(
  database: Database,
  version: number,
  migrations: readonly Migration[],
): void {
  const pending = migrations.filter((migration) => migration.version > version);
  if (pending.length === 0) return;
  // The pragma is a no-op inside a transaction, and rebuilding a table needs it off.
  database.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) runOne(database, migration);
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

function runOne(database: Database, migration: Migration): void {
  database
    .transaction(() => {
      migration.up((sql) => {
        database.exec(sql);
      });
      const violations = database.pragma('foreign_key_check');
      if (Array.isArray(violations) && violations.length > 0) {
        throw new MusterError(
          'internal',
          `Migration ${migration.version} leaves ${violations.length} rows that point at nothing.`,
        );
      }
      database.pragma(`user_version = ${migration.version}`);
    })
    .immediate();
}
