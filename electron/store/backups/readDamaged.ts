import { closeSync, constants, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { explainError } from '../database/storeErrors.ts';
import { removeDatabase } from './copyDatabase.ts';
import { attempt } from './rawValues.ts';
import { readSalvage } from './readSalvage.ts';
import { nothingSalvaged, type Salvage } from './salvage.ts';
import { salvageFile, sizeOf } from './switchFile.ts';

/**
 * Reads what can be read of a damaged data file, without changing a byte of it or of its log. Where it cannot even be
 * opened because its first page is bad, that page is tried from a copy of the same file: the tables still begin where
 * they did. Rejects with MusterError `diskFull` or `fileDenied`, never for what the file is like.
 */
export async function readDamaged(file: string, copies: readonly string[]): Promise<Salvage> {
  for (const firstPage of [null, ...copies]) {
    const salvage = await readOnce(file, firstPage);
    if (salvage !== null) return salvage;
  }
  return nothingSalvaged;
}

/** Null where it cannot be opened. */
async function readOnce(file: string, firstPageFrom: string | null): Promise<Salvage | null> {
  const work = salvageFile(file);
  try {
    await removeDatabase(work);
    if (sizeOf(file) === 0) return null;
    for (const part of ['', '-wal']) {
      if (sizeOf(file + part) > 0) {
        await copyFile(file + part, work + part, constants.COPYFILE_FICLONE);
      }
    }
    if (firstPageFrom !== null && !takeFirstPage(work, firstPageFrom)) return null;
    return openAndRead(work, firstPageFrom !== null);
  } catch (error) {
    throw explainError(error);
  } finally {
    await removeDatabase(work);
  }
}

function openAndRead(work: string, isPatched: boolean): Salvage | null {
  // Not read-only: the log has to be looked through, and this is our own copy.
  const database = attempt(() => new Database(work));
  if (database === null) return null;
  try {
    const names = attempt(() =>
      database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
    );
    if (names === null || !names.includes('outbox')) return null;
    const salvage = readSalvage(database);
    // The page is another day's: what is found is good, that it is everything cannot be said.
    if (!isPatched) return salvage;
    const filters = { ...salvage.filters, areWhole: false };
    const templates = { ...salvage.templates, areWhole: false };
    return { ...salvage, isOutboxWhole: false, areMakingsWhole: false, filters, templates };
  } finally {
    attempt(() => database.close());
  }
}

const pageBytes = 4096;

/** Puts the first page of a copy in the file's place of it; whether that could be done. */
function takeFirstPage(work: string, copy: string): boolean {
  return (
    attempt(() => {
      const page = Buffer.alloc(pageBytes);
      const source = openSync(copy, 'r');
      try {
        if (readSync(source, page, 0, pageBytes, 0) < pageBytes) return false;
      } finally {
        closeSync(source);
      }
      const pages = Math.floor(sizeOf(work) / pageBytes);
      if (pages < 1 || page.readUInt16BE(16) !== pageBytes) return false;
      // The header as SQLite defines it: log in use, size in pages, and the counter that vouches for that size.
      page.writeUInt8(2, 18);
      page.writeUInt8(2, 19);
      page.writeUInt32BE(pages, 28);
      page.copy(page, 92, 24, 28);
      const target = openSync(work, 'r+');
      try {
        writeSync(target, page, 0, pageBytes, 0);
        ftruncateSync(target, pages * pageBytes);
      } finally {
        closeSync(target);
      }
      return true;
    }) ?? false
  );
}
