import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';
import { explaining } from './storeErrors.ts';

/** "Must" in ASCII; the first migration writes it. */
const applicationId = 0x4d757374;

/** Up to this size the whole file is checked at every start (about a quarter of a second). */
const alwaysCheckedBytes = 32 * 1024 * 1024;

/** The user's only copy is checked at every start, however large the rest has grown. */
const onlyCopies = ['outbox', 'conflict', 'edit', 'activity', 'flag'];

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
      checkPages(database, version, wasLeftOpen || statSync(file).size <= alwaysCheckedBytes);
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
      { applicationId: id },
    );
  }
}

function checkPages(database: Database.Database, version: number, isWholeFile: boolean): void {
  if (version === 0) return;
  // A file that was closed well and is large is not read through: with a million memberships that takes seconds.
  const checks = isWholeFile
    ? ['quick_check(1)']
    : onlyCopies.map((table) => `quick_check(${table})`);
  for (const check of checks) {
    const verdict = String(database.pragma(check, { simple: true }));
    if (verdict !== 'ok') throw damaged(verdict.slice(0, 500));
  }
}

function damaged(reason: string): MusterError {
  return new MusterError('storeCorrupt', 'The data file is damaged. It was left as it is.', {
    reason,
  });
}
