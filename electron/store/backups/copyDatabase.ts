import { access, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';
import { isDamage } from '../database/inspectFile.ts';
import { explainError, explaining } from '../database/storeErrors.ts';
import { checkCopy } from './checkCopy.ts';

/** 400 KB a step: about a millisecond, so that an edit made meanwhile does not feel it (measured, see the README). */
const pagesPerStep = 100;

export const unfinishedSuffix = '.part';

/**
 * Copies a database while it is in use, by SQLite's backup: what this connection commits meanwhile is in the copy too.
 * The copy stands under its name complete and on the disk, or not at all, and needs no log beside it. Rejects with
 * MusterError `diskFull`, `fileDenied`, `storeCorrupt` (the copy is damaged, so the source is) or `cancelled` (the
 * source was closed).
 */
export async function copyDatabase(source: Database.Database, target: string): Promise<void> {
  const unfinished = target + unfinishedSuffix;
  try {
    await access(dirname(target));
    await removeFile(unfinished);
    await source.backup(unfinished, { progress: () => pagesPerStep });
    // Off this thread, so that what is left to sync below is one page.
    await syncFile(unfinished);
    explaining(() => makeSelfContained(unfinished));
    await checkCopy(unfinished, 'onlyCopies').catch((error: unknown) => {
      throw isDamage(error) ? damagedSource(error) : error;
    });
    await syncFile(unfinished);
    await rename(unfinished, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await removeDatabase(unfinished);
    if (!source.open) throw new MusterError('cancelled', 'The data file was closed meanwhile.');
    throw explainError(error);
  }
}

/** A copy that is bad says that the file it was made of is. */
export function damagedSource(cause: unknown): MusterError {
  return new MusterError(
    'storeCorrupt',
    'The data file is damaged. Start Muster again, and it will be put right. Nothing was changed.',
    {},
    { cause },
  );
}

/** The same for a file that nobody has open. Not a byte of it is changed. */
export async function copyClosedFile(file: string, target: string): Promise<void> {
  const source = explaining(() => new Database(file, { readonly: true, fileMustExist: true }));
  try {
    await copyDatabase(source, target);
  } finally {
    source.close();
  }
}

/** The copied header says that there is a write-ahead log; without it, reading a copy leaves nothing beside it. */
function makeSelfContained(file: string): void {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename last over a power cut. Windows knows no such thing, and refuses. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file and what SQLite keeps beside it. What cannot be removed now is removed at the next start. */
export async function removeDatabase(file: string): Promise<void> {
  for (const part of ['', '-wal', '-shm', '-journal']) {
    await rm(file + part, { force: true }).catch(() => {});
  }
}

async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
