import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';
import { decodeBaseFields, decodeIntent } from '../codecs.ts';
import { explaining } from './storeErrors.ts';

/** "Must" in ASCII; the first migration writes it. */
const applicationId = 0x4d757374;

/** Up to this size every page and every index of the file is checked at every start (a fifth of a second). */
const thoroughlyCheckedBytes = 8 * 1024 * 1024;

/** Up to this size every page is. After a crash it is, whatever its size. */
const alwaysCheckedBytes = 32 * 1024 * 1024;

/** The user's only copy is checked at every start, however large the rest has grown. */
export const onlyCopies: readonly string[] = [
  'outbox',
  'new_person',
  'conflict',
  'edit',
  'activity',
  'flag',
  'saved_filter',
  'export_template',
];

/** Not every file has them: they came with a later schema. */
const laterTables: readonly string[] = ['new_person', 'saved_filter', 'export_template'];

/** Those that every file has, of whatever schema. */
export const firstOnlyCopies = onlyCopies.filter((table) => !laterTables.includes(table));

/**
 * Looks at a data file without changing a byte of it: a read-only connection neither recovers nor checkpoints.
 * Returns its schema version, 0 for a file that is new or empty. Throws MusterError `storeTooNew`,
 * `storeCorrupt` or `fileDenied`.
 */
export function inspectFile(
  { file, waitMs }: { file: string; waitMs: number },
  newestVersion: number,
): number {
  return explaining(() => {
    if (!existsSync(dirname(file))) {
      throw new MusterError('fileDenied', 'The folder of the data file does not exist.');
    }
    if (!existsSync(file)) return 0;
    if (!statSync(file).isFile()) {
      throw new MusterError('fileDenied', 'The data file is not a file.');
    }
    if (statSync(file).size === 0) return 0;
    refuseOtherFormats(file);
    const wasLeftOpen = sizeOf(`${file}-wal`) > 0;
    const database = new Database(file, { readonly: true, fileMustExist: true, timeout: waitMs });
    try {
      const version = Number(database.pragma('user_version', { simple: true }));
      if (version > newestVersion) {
        throw new MusterError(
          'storeTooNew',
          'This data file was written by a newer version of Muster. It was left as it is.',
          { fileVersion: version, newestKnown: newestVersion },
        );
      }
      refuseForeignDatabase(database, version);
      const bytes = statSync(file).size;
      checkPages(database, version, wasLeftOpen ? Math.min(bytes, alwaysCheckedBytes) : bytes);
      return version;
    } finally {
      database.close();
    }
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function refuseOtherFormats(file: string): void {
  const start = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, 16, 0);
  } finally {
    closeSync(descriptor);
  }
  if (start.toString('latin1') !== 'SQLite format 3\0') throw damaged('not a database');
}

function refuseForeignDatabase(database: Database.Database, version: number): void {
  const id = Number(database.pragma('application_id', { simple: true }));
  const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const isOurs = version > 0 ? id === applicationId : tables === 0;
  if (!isOurs) {
    throw new MusterError(
      'storeCorrupt',
      'This is a database, but not one of Muster. It was left as it is.',
      { applicationId: id, isForeign: true },
    );
  }
}

function checkPages(database: Database.Database, version: number, bytes: number): void {
  if (version === 0) return;
  // The user's only copies are few rows, and each counts: their indexes must lead to all of them. The rest of a file
  // that was closed well and is large is not read through: with a million memberships that takes seconds.
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
  const names = new Set(tables.all());
  const everyIndex = onlyCopies
    .filter((table) => names.has(table))
    .map((table) => `integrity_check(${table})`);
  const checks =
    bytes <= thoroughlyCheckedBytes
      ? ['integrity_check(1)']
      : [...(bytes <= alwaysCheckedBytes ? ['quick_check(1)'] : []), ...everyIndex];
  for (const check of checks) {
    const verdict = String(database.pragma(check, { simple: true }));
    if (verdict !== 'ok') throw damaged(verdict.slice(0, 500));
  }
  readThrough(database, bytes <= thoroughlyCheckedBytes);
  checkOutbox(database);
  if (names.has('new_person')) refuseOrphans(database, 'new_person');
}

/**
 * Reads what SQLite's check takes on trust: the rows of a table that is an index itself, and the pages of a table or an
 * index that is empty. Another one's page in their place is an error only to who reads it.
 */
function readThrough(database: Database.Database, isWholeFile: boolean): void {
  const indexes = database
    .prepare<[], { name: string; tableName: string; sql: string | null }>(
      "SELECT name, tbl_name AS tableName, sql FROM sqlite_schema WHERE type = 'index'",
    )
    .all()
    .filter(({ tableName }) => isWholeFile || onlyCopies.includes(tableName));
  for (const { name, tableName, sql } of indexes) {
    // The rows of a partial index are found by its own condition only; ours are written so that it comes last.
    const condition = /\sWHERE\s([\s\S]*)$/.exec(sql ?? '')?.[1] ?? '1';
    if (indexOnly.includes(tableName)) continue;
    const countBy = (path: string) =>
      database
        .prepare(`SELECT count(*) FROM ${tableName} ${path} WHERE ${condition}`)
        .pluck()
        .get();
    // An index that leads to rows which are not there is found by nothing else, where its condition comes into it.
    if (countBy(`INDEXED BY "${name}"`) !== countBy('NOT INDEXED')) {
      throw damaged(`the index ${name} holds other rows than its table`);
    }
  }
  const tables = database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .all()
    .filter(({ name }) => !indexOnly.includes(name))
    .filter(({ name }) => isWholeFile || onlyCopies.includes(name));
  for (const { name } of tables) {
    database.prepare(`SELECT count(*) FROM "${name}" NOT INDEXED`).get();
  }
  for (const table of indexOnly) {
    for (const _ of database.prepare(`SELECT * FROM ${table}`).iterate()) {
      // Reading is the check.
    }
  }
}

/** Tables without row ids: each is an index. */
const indexOnly = ['base_membership', 'flag', 'sync_cursor', 'quarantine'];

/** A sound page may hold an unsent edit that nobody can read; then nothing of its group could be shown or sent. */
function checkOutbox(database: Database.Database): void {
  refuseOrphans(database, 'outbox');
  const rows = database
    .prepare<[], { command: string; version: number; args: string; base_fields: string }>(
      'SELECT command, version, args, base_fields FROM outbox',
    )
    .iterate();
  for (const { command, version, args, base_fields } of rows) {
    decodeIntent(command, version, args);
    decodeBaseFields(base_fields);
  }
}

function refuseOrphans(database: Database.Database, table: string): void {
  const orphans = database.pragma(`foreign_key_check(${table})`);
  if (Array.isArray(orphans) && orphans.length > 0) throw damaged('an edit of nothing');
}

/** Whether a failure says that our own file is broken: then a copy of it may take its place. */
export function isDamage(error: unknown): error is MusterError {
  return (
    error instanceof MusterError &&
    error.code === 'storeCorrupt' &&
    error.details?.isForeign !== true
  );
}

export function damaged(reason: string): MusterError {
  return new MusterError('storeCorrupt', 'The data file is damaged. It was left as it is.', {
    reason,
  });
}
