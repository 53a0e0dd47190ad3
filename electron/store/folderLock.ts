import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';

/**
 * Keeps a second Muster out of a data folder. The lock is an exclusive transaction on a small database, so the
 * operating system drops it with the process, however that ends: no stale lock files.
 * Throws MusterError `alreadyRunning`, `fileDenied` or `diskFull`. The returned function lets go.
 */
export function lockFolder(folder: string): () => void {
  const database = openLockFile(folder);
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) {
      throw new MusterError(
        'alreadyRunning',
        `Another Muster is using ${folder}. Close it first, or choose another data folder.`,
        { folder },
      );
    }
    throw deny(error, folder);
  }
  return () => database.close();
}

function openLockFile(folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true });
    return new Database(join(folder, 'instance.lock'), { timeout: 0 });
  } catch (error) {
    throw deny(error, folder);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function deny(error: unknown, folder: string): MusterError {
  const isFull =
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOSPC' || error.code === 'SQLITE_FULL');
  return isFull
    ? new MusterError('diskFull', 'The disk is full. Make room and start Muster again.', { folder })
    : new MusterError(
        'fileDenied',
        `Muster may not write to ${folder}.`,
        { folder },
        { cause: error },
      );
}
