import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Migration } from '../migrations/migration.ts';

/**
 * Brings a file to the newest schema. Each migration is one transaction together with the new `user_version`,
 * so a failure leaves the file at the version before it, usable (P5). A file that held data already is copied
 * aside first, to `<file>.before-<version>`. kysely's own migrator does not wrap SQLite migrations in a
 * transaction, which is why this is ours.
 */
export function migrate(
  database: Database,
  file: string,
  version: number,
  migrations: readonly Migration[],
): void {
  const pending = migrations.filter((migration) => migration.version > version);
  const first = pending[0];
  if (first === undefined) return;
  if (version > 0) copyAside(database, `${file}.before-${first.version}`);
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

/** VACUUM INTO is a consistent copy without the write-ahead log; it is synced before it gets its name. */
function copyAside(database: Database, target: string): void {
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  const descriptor = openSync(unfinished, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, target);
}
