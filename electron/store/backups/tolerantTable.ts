import type Database from 'better-sqlite3';

/** A row as it stands in the file. Nothing in it may be taken for granted. */
export type RawRow = Readonly<Record<string, unknown>>;

export interface TableRead {
  /** By key, rising. */
  rows: RawRow[];
  /** Everything that was ever in the table is in `rows`. */
  isWhole: boolean;
}

/** So many rows in a row may be unreadable before the rest of a stretch is given up. */
const patience = 1000;

/**
 * Reads what can be read of a table with an integer key: forwards up to the first bad page, backwards from the end
 * down to the last one, and what lies between row by row. Never throws.
 */
export function readTable(
  database: Database.Database,
  table: string,
  key: string,
  condition = '1',
): TableRead {
  const found = new Map<number, RawRow>();
  const take = (row: RawRow) => {
    const value = row[key];
    if (typeof value === 'number') found.set(value, row);
  };
  const select = `SELECT * FROM ${table} WHERE ${condition}`;
  const isWalked = walk(database, `${select} ORDER BY ${key}`, take);
  if (!isWalked) {
    const lastForwards = Math.max(0, ...found.keys());
    walk(database, `${select} ORDER BY ${key} DESC`, take);
    const behind = [...found.keys()].filter((value) => value > lastForwards);
    const end = behind.length > 0 ? Math.min(...behind) : lastForwards + patience;
    const keys = keysInIndexes(database, table, key) ?? range(lastForwards + 1, end);
    const between = keys.filter((value) => !found.has(value)).sort((one, other) => one - other);
    probe(database, `${select} AND ${key} = ?`, between, take);
    probe(database, `${select} AND ${key} = ?`, between.reverse(), take);
  }
  const rows = [...found].sort(([one], [other]) => one - other).map(([, row]) => row);
  return { rows, isWhole: isWalked && isSound(database, table) };
}

/** One row by a unique column; null where there is none, or it cannot be read. */
export function readOne(
  database: Database.Database,
  table: string,
  column: string,
  value: string | number,
): RawRow | null {
  let found: RawRow | null = null;
  walk(
    database,
    `SELECT * FROM ${table} WHERE ${column} = ?`,
    (row) => {
      // A damaged index may lead to another row.
      if (row[column] === value) found = row;
    },
    value,
  );
  return found;
}

/** Whether the table and its indexes are sound and agree with each other. */
export function isSound(database: Database.Database, table: string): boolean {
  try {
    return database.pragma(`integrity_check(${table})`, { simple: true }) === 'ok';
  } catch {
    return false;
  }
}

/** Walks through the rows of a query as far as it goes; whether that was the end. */
export function walk(
  database: Database.Database,
  sql: string,
  take: (row: RawRow) => void,
  ...values: (string | number)[]
): boolean {
  try {
    for (const row of database.prepare<unknown[], RawRow>(sql).iterate(...values)) take(row);
    return true;
  } catch {
    return false;
  }
}

/** Row by row, until too many have failed one after another. */
function probe(
  database: Database.Database,
  sql: string,
  keys: readonly number[],
  take: (row: RawRow) => void,
): void {
  let failures = 0;
  for (const value of keys) {
    failures = walk(database, sql, take, value) ? 0 : failures + 1;
    if (failures > patience) return;
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.min(Math.max(0, to - from), patience) }, (_, n) => from + n);
}

/** An index knows the keys of rows whose own page is bad, and of those behind it. Null: no index can be read. */
function keysInIndexes(database: Database.Database, table: string, key: string): number[] | null {
  const names: string[] = [];
  walk(database, `SELECT name FROM pragma_index_list('${table}')`, ({ name }) =>
    names.push(String(name)),
  );
  const known = new Set<number>();
  let isWalked = false;
  for (const name of names) {
    const isEnd = walk(
      database,
      `SELECT ${key} AS key FROM ${table} INDEXED BY "${name}"`,
      ({ key: value }) => {
        if (typeof value === 'number') known.add(value);
      },
    );
    isWalked ||= isEnd;
  }
  return isWalked ? [...known] : null;
}
