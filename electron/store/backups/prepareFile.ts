import { copyFile, rename } from 'node:fs/promises';
import { openStoreDatabase } from '../database/storeDatabase.ts';
import { explainError } from '../database/storeErrors.ts';
import type { Migration } from '../migrations/migration.ts';
import { createRows } from '../repositories/rows.ts';
import { type Carried, type CarryOptions, carryOver } from './carryOver.ts';
import { removeDatabase, syncFile, unfinishedSuffix } from './copyDatabase.ts';
import type { Salvage } from './salvage.ts';
import { nextFile } from './switchFile.ts';

export interface Preparation extends CarryOptions {
  dataFile: string;
  /** The copy that takes the data file's place; null: a new, empty file does. */
  copy: string | null;
  salvage: Salvage;
  migrations: readonly Migration[];
}

/**
 * Makes the file that is to take the data file's place: a copy, brought to the newest schema, with the unsent edits
 * of the file that goes. It stands complete under its name, beside the data file, or not at all. Rejects with
 * MusterError `diskFull`, `fileDenied`, or `storeCorrupt` and `storeTooNew` for the copy.
 */
export async function prepareFile(preparation: Preparation): Promise<Carried> {
  const { dataFile, copy, salvage, migrations } = preparation;
  const next = nextFile(dataFile);
  const unfinished = next + unfinishedSuffix;
  try {
    await removeDatabase(next);
    await removeDatabase(unfinished);
    if (copy !== null) await copyFile(copy, unfinished);
    const database = openStoreDatabase({
      file: unfinished,
      migrations,
      maxPages: null,
      waitMs: 5000,
    });
    let carried: Carried;
    try {
      const rows = createRows(database.queries);
      carried = database.write((touched) =>
        carryOver({ rows, queries: database.queries, touched }, salvage, preparation),
      );
    } finally {
      database.close();
    }
    await syncFile(unfinished);
    await rename(unfinished, next);
    return carried;
  } catch (error) {
    await removeDatabase(unfinished);
    await removeDatabase(next);
    throw explainError(error);
  }
}
