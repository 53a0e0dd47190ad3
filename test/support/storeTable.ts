import Database from 'better-sqlite3';

/** Rows of a store's file as they are on disk, read beside it. */
export function readTable(file: string, sql: string): Record<string, unknown>[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
}
