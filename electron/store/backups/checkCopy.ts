import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';
import { damaged, firstOnlyCopies, isDamage, onlyCopies } from '../database/inspectFile.ts';
import { explainError } from '../database/storeErrors.ts';

/**
 * Looks whether a copy is sound: `whole`, or only the tables that are the user's only copy. Table by table, so that
 * others have their turn in between. Rejects with MusterError `storeCorrupt` or `fileDenied`.
 */
export async function checkCopy(file: string, extent: 'whole' | 'onlyCopies'): Promise<void> {
  try {
    await check(file, extent);
  } catch (error) {
    const known = explainError(error);
    throw isDamage(known) ? damagedCopy(known) : known;
  }
}

async function check(file: string, extent: 'whole' | 'onlyCopies'): Promise<void> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const tables = tablesOf(database);
    for (const table of tables) {
      if (extent === 'onlyCopies' && !onlyCopies.includes(table)) continue;
      const verdict = database.pragma(`integrity_check("${table}")`, { simple: true });
      if (verdict !== 'ok') throw damaged(String(verdict).slice(0, 500));
      await setImmediate();
    }
  } finally {
    database.close();
  }
}

function tablesOf(database: Database.Database): string[] {
  const names = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all()
    .map(String);
  // A copy from before an upgrade has fewer.
  if (firstOnlyCopies.every((table) => names.includes(table))) return names;
  throw damaged('not all tables are there');
}

function damagedCopy(cause: MusterError): MusterError {
  const message = 'This copy is damaged. Nothing was changed.';
  return new MusterError('storeCorrupt', message, cause.details, { cause });
}
